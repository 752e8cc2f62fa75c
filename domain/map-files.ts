import * as z from 'zod/mini'

/** A scan of an A1 plan as a good JPEG is about 15 MB. */
export const PICTURE_BYTES_MAX = 25 * 1024 * 1024
/** 8000 × 8000: A1 at 240 dpi. Decoding takes four bytes a pixel, and a picture of 100 MP would take 400 MB of the server. */
export const PICTURE_PIXELS_MAX = 64_000_000
/** The longest edge kept: phones draw no larger picture reliably (iOS gives a canvas 16.7 MP). */
export const PICTURE_EDGE_MAX_PX = 4096
/** A district at street level is some 50 MB. Larger archives are put in place by `npm run admin -- add-map`. */
export const TILES_BYTES_MAX = 300 * 1024 * 1024

/** Why a plan picture was not taken in. */
export const PICTURE_REFUSALS = ['unsupported_type', 'too_many_pixels', 'undecodable'] as const
export type PictureRefusal = (typeof PICTURE_REFUSALS)[number]

/** Why a tile archive was not taken in. */
export const TILES_REFUSALS = ['not_pmtiles', 'truncated', 'damaged', 'unsupported_tiles', 'no_tiles'] as const
export type TilesRefusal = (typeof TILES_REFUSALS)[number]

/** Answer to a plan picture: under which id it is kept, and its size as kept. */
export const pictureReceiptSchema = z.object({ pictureId: z.string(), width: z.int(), height: z.int() })
export type PictureReceipt = z.infer<typeof pictureReceiptSchema>

/** Answer to a tile archive: what is in it. `bounds` as the archive states them, in degrees. */
export const tilesReceiptSchema = z.object({
  file: z.string(),
  size: z.int(),
  vector: z.boolean(),
  minZoom: z.int(),
  maxZoom: z.int(),
  bounds: z.object({ south: z.number(), west: z.number(), north: z.number(), east: z.number() }),
})
export type TilesReceipt = z.infer<typeof tilesReceiptSchema>
export type TilesFacts = Omit<TilesReceipt, 'file' | 'size'>
