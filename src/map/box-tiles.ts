import type { Bounds } from '../../domain/bounds.ts'

export type TileAddress = { z: number; x: number; y: number }

/** Column and row of the Web Mercator tile that a point lies in. */
function tileAt(lat: number, lng: number, z: number): { x: number; y: number } {
  const count = 2 ** z
  const sin = Math.sin((lat * Math.PI) / 180)
  const within = (value: number) => Math.min(count - 1, Math.max(0, Math.floor(value * count)))
  return { x: within((lng + 180) / 360), y: within(0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)) }
}

/** The tiles that cover a box, coarse zooms first, at most `max` of them: a zoom that does not fit whole is left out with all finer ones. */
export function boxTiles(
  { south, west, north, east }: Bounds,
  fromZoom: number,
  toZoom: number,
  max: number,
): TileAddress[] {
  const tiles: TileAddress[] = []
  for (let z = fromZoom; z <= toZoom; z++) {
    const [first, last] = [tileAt(north, west, z), tileAt(south, east, z)]
    const here: TileAddress[] = []
    if ((last.x - first.x + 1) * (last.y - first.y + 1) + tiles.length > max) break
    for (let x = first.x; x <= last.x; x++) for (let y = first.y; y <= last.y; y++) here.push({ z, x, y })
    tiles.push(...here)
  }
  return tiles
}
