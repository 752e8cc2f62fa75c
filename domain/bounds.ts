import type { Point } from './place.ts'

/** A box in degrees. No community lies across the 180th meridian. */
export type Bounds = { south: number; west: number; north: number; east: number }

/** The smallest box around these points, or null where there are none. */
export function boundsOf(points: readonly Point[]): Bounds | null {
  const first = points[0]
  if (!first) return null
  const bounds = { south: first.lat, west: first.lng, north: first.lat, east: first.lng }
  for (const { lat, lng } of points) {
    bounds.south = Math.min(bounds.south, lat)
    bounds.west = Math.min(bounds.west, lng)
    bounds.north = Math.max(bounds.north, lat)
    bounds.east = Math.max(bounds.east, lng)
  }
  return bounds
}
