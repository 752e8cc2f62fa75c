import type { Point } from '../../domain/place.ts'

/** South, north, west, east in degrees. */
type Strip = readonly [number, number, number, number]

/**
 * Where map services in China publish shifted coordinates, in strips of latitude, as coarse as a degree: communities lie well
 * inside, and the cities across the borders well outside. A single box from the west of Xinjiang to the east of
 * Heilongjiang, as libraries use it, also holds Singapore, Hanoi, Seoul and Ulaanbaatar.
 */
const STRIPS: readonly Strip[] = [
  [18, 20.5, 108, 111.5],
  [20.5, 21.6, 107.9, 117],
  [21, 22.5, 99.9, 101.8],
  [21.6, 22.8, 106.9, 117.5],
  [22.5, 24.5, 98.5, 119],
  [24.5, 26, 97.6, 120],
  [26, 28, 98.2, 121.5],
  [28, 30, 88, 123],
  [30, 36, 79.5, 123],
  [36, 40, 74.5, 124.2],
  [40, 42, 75.5, 126.5],
  [42, 43, 80.2, 130],
  [43, 45, 80.2, 96],
  [43, 45, 111.5, 131],
  [45, 49, 82.5, 91],
  [45, 48, 115.5, 134.7],
  [48, 50, 116.5, 130.5],
  [50, 53.6, 119.5, 127],
]

/** Whether coordinates of Chinese services are shifted at this point. Coarse near the borders (see `STRIPS`). */
export const isShiftedThere = ({ lat, lng }: Point): boolean =>
  STRIPS.some(([south, north, west, east]) => lat >= south && lat <= north && lng >= west && lng <= east)
