/** WGS-84 semi-major axis, on which web mercator is drawn (EPSG:3857). */
const EARTH_CIRCUMFERENCE_M = 2 * Math.PI * 6_378_137
const TILE_PX = 256

/** The ground length of one CSS pixel at this latitude and zoom. */
export const metresPerPixel = (lat: number, zoom: number): number =>
  (EARTH_CIRCUMFERENCE_M * Math.cos((lat * Math.PI) / 180)) / (TILE_PX * 2 ** zoom)
