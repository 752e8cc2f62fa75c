/** For lists on a phone at two to three device pixels a point. */
export const THUMBNAIL_EDGE_PX = 240
export const THUMBNAIL_BYTES_MAX = 12 * 1024
