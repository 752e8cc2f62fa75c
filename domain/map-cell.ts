import type { Point } from './place.ts'

/** A square of the web mercator's quadtree: `x` eastward, `y` southward, 2^level of them each way (EPSG:3857). */
export type MapCell = { level: number; x: number; y: number }

/** The mercator's edge; beyond it nobody lives. */
const LAT_MAX = 85.05112877980659

const radians = (deg: number) => (deg * Math.PI) / 180
const clamp = (value: number, most: number) => Math.min(Math.max(value, 0), most)

/** The cell of this level in which a point lies; one outside of the map's edge counts as on it. */
export function cellAt({ lat, lng }: Point, level: number): MapCell {
  const size = 2 ** level
  const phi = radians(Math.min(Math.max(lat, -LAT_MAX), LAT_MAX))
  const x = Math.floor(((lng + 180) / 360) * size)
  const y = Math.floor(((1 - Math.asinh(Math.tan(phi)) / Math.PI) / 2) * size)
  return { level, x: clamp(x, size - 1), y: clamp(y, size - 1) }
}

/** A cell's edges in degrees. */
export function cellBounds({ level, x, y }: MapCell): { south: number; west: number; north: number; east: number } {
  const size = 2 ** level
  const lat = (row: number) => (Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / size))) * 180) / Math.PI
  return { south: lat(y + 1), west: (x / size) * 360 - 180, north: lat(y), east: ((x + 1) / size) * 360 - 180 }
}
