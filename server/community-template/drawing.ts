import type { Polygon } from '../../domain/grid.ts'
import type { Point } from '../../domain/place.ts'

/** Metres east and north of the drawing's middle, before the drawing is turned. */
export type Spot = readonly [east: number, north: number]
export type Position = [lng: number, lat: number]

/** The middle of the drawing. */
export const MIDDLE: Point = { lat: 28.3705, lng: 121.3545 }
/** The estate's rows face a little east of south, as the river runs. */
const TURNED_RADIANS = (-7 * Math.PI) / 180
const METRES_PER_DEGREE = 111_195.08 // 2π · 6 371 008.8 m / 360, the sphere `distanceMetres` measures on
const METRES_PER_DEGREE_EAST = METRES_PER_DEGREE * Math.cos((MIDDLE.lat * Math.PI) / 180)

const decimals = (value: number) => Math.round(value * 1e7) / 1e7 // about a centimetre

/** The same spot always gives the same numbers, so borders drawn through one spot meet exactly. */
export function pointOf([east, north]: Spot): Point {
  const [cos, sin] = [Math.cos(TURNED_RADIANS), Math.sin(TURNED_RADIANS)]
  return {
    lat: decimals(MIDDLE.lat + (east * sin + north * cos) / METRES_PER_DEGREE),
    lng: decimals(MIDDLE.lng + (east * cos - north * sin) / METRES_PER_DEGREE_EAST),
  }
}

export const line = (spots: readonly Spot[]): Position[] =>
  spots.map((spot) => {
    const { lat, lng } = pointOf(spot)
    return [lng, lat]
  })

/** A closed ring (RFC 7946: first position repeated) from corners given counter-clockwise. */
export const ring = (corners: readonly Spot[]): Position[] => line([...corners, ...corners.slice(0, 1)])

export const polygon = (corners: readonly Spot[]): Polygon => ({ type: 'Polygon', coordinates: [ring(corners)] })

/** Corners of a rectangle about its middle, turned by some degrees counter-clockwise. */
export function rectangle([east, north]: Spot, width: number, depth: number, degrees: number): Spot[] {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)]
  const corners: Spot[] = [
    [-width / 2, -depth / 2],
    [width / 2, -depth / 2],
    [width / 2, depth / 2],
    [-width / 2, depth / 2],
  ]
  return corners.map(([x, y]) => [east + x * cos - y * sin, north + x * sin + y * cos])
}

/** A round shape of sixteen corners. */
export const ellipse = ([east, north]: Spot, halfWidth: number, halfDepth: number): Spot[] =>
  Array.from({ length: 16 }, (_, i) => {
    const angle = (i * Math.PI) / 8
    return [east + halfWidth * Math.cos(angle), north + halfDepth * Math.sin(angle)]
  })
