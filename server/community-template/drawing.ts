import type { Polygon } from '../../domain/grid.ts'
import type { Point } from '../../domain/place.ts'

/** Metres east and north of the drawing's middle, before the drawing is turned. */
export type Spot = readonly [east: number, north: number]
export type Position = [lng: number, lat: number]

/** How a community is drawn: in metres around its middle, then turned onto the earth. */
export type Drawing = {
  middle: Point
  /** The same spot always gives the same numbers, so borders drawn through one spot meet exactly. */
  pointOf(spot: Spot): Point
  line(spots: readonly Spot[]): Position[]
  /** A closed ring (RFC 7946: first position repeated) from corners given counter-clockwise. */
  ring(corners: readonly Spot[]): Position[]
  polygon(corners: readonly Spot[]): Polygon
}

const METRES_PER_DEGREE = 111_195.08 // 2π · 6 371 008.8 m / 360, the sphere `distanceMetres` measures on
const decimals = (value: number) => Math.round(value * 1e7) / 1e7 // about a centimetre

/** A drawing around `middle`, turned counter-clockwise by so many degrees. */
export function drawingAt(middle: Point, turnedDegrees: number): Drawing {
  const metresPerDegreeEast = METRES_PER_DEGREE * Math.cos((middle.lat * Math.PI) / 180)
  const pointOf = (spot: Spot): Point => {
    const [east, north] = turned(spot, turnedDegrees)
    return {
      lat: decimals(middle.lat + north / METRES_PER_DEGREE),
      lng: decimals(middle.lng + east / metresPerDegreeEast),
    }
  }
  const line = (spots: readonly Spot[]) =>
    spots.map((spot): Position => {
      const { lat, lng } = pointOf(spot)
      return [lng, lat]
    })
  const ring = (corners: readonly Spot[]) => line([...corners, ...corners.slice(0, 1)])
  return {
    middle,
    pointOf,
    line,
    ring,
    polygon: (corners) => ({ type: 'Polygon', coordinates: [ring(corners)] }),
  }
}

/** A spot turned about the drawing's middle, counter-clockwise. */
export function turned([east, north]: Spot, degrees: number): Spot {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)]
  return [east * cos - north * sin, east * sin + north * cos]
}

/** Corners of a rectangle about its middle, turned by some degrees counter-clockwise. */
export function rectangle([east, north]: Spot, width: number, depth: number, degrees: number): Spot[] {
  const corners: Spot[] = [
    [-width / 2, -depth / 2],
    [width / 2, -depth / 2],
    [width / 2, depth / 2],
    [-width / 2, depth / 2],
  ]
  return corners.map((corner) => {
    const [x, y] = turned(corner, degrees)
    return [east + x, north + y]
  })
}

/** A round shape of sixteen corners. */
export const ellipse = ([east, north]: Spot, halfWidth: number, halfDepth: number): Spot[] =>
  Array.from({ length: 16 }, (_, i) => {
    const angle = (i * Math.PI) / 8
    return [east + halfWidth * Math.cos(angle), north + halfDepth * Math.sin(angle)]
  })
