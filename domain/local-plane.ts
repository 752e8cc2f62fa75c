import type { Point } from './place.ts'

/** Metres east (x) and north (y) of an origin. */
export type Metres = { x: number; y: number }

const METRES_PER_DEGREE = (6_371_008.8 * Math.PI) / 180 // of a great circle, same radius as domain/place.ts

const eastPerDegree = (lat: number) => METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180)

/** The plane that touches the earth at `origin`: within a community (2 km) it is right to a few centimetres. */
export const toMetres = (origin: Point, point: Point): Metres => ({
  x: (point.lng - origin.lng) * eastPerDegree(origin.lat),
  y: (point.lat - origin.lat) * METRES_PER_DEGREE,
})

/** The inverse of `toMetres`. */
export const fromMetres = (origin: Point, { x, y }: Metres): Point => ({
  lat: origin.lat + y / METRES_PER_DEGREE,
  lng: origin.lng + x / eastPerDegree(origin.lat),
})
