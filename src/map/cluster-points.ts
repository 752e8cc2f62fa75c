import type { Bounds } from '../../domain/bounds.ts'
import type { Point } from '../../domain/place.ts'

/** Points as one array, lng before lat: what a worker can be handed and a long list be searched in at once. */
export function packPoints(points: readonly Point[]): Float64Array {
  const places = new Float64Array(points.length * 2)
  for (let i = 0; i < points.length; i++) {
    places[i * 2] = points[i]?.lng ?? Number.NaN
    places[i * 2 + 1] = points[i]?.lat ?? Number.NaN
  }
  return places
}

/** The numbers of the points in a box, its edge included; the search ends once there are more than `most`. */
export function pointsInBounds(places: Float64Array, { south, west, north, east }: Bounds, most: number): number[] {
  const found: number[] = []
  for (let i = 0; i + 1 < places.length && found.length <= most; i += 2) {
    const [lng, lat] = [places[i] ?? Number.NaN, places[i + 1] ?? Number.NaN]
    if (lng >= west && lng <= east && lat >= south && lat <= north) found.push(i / 2)
  }
  return found
}

/**
 * The numbers of the points inside a ring, closed or not, by counting the edges a line from the point crosses. A ring that
 * crosses itself encloses what is crossed an odd number of times.
 */
export function pointsInRing(places: Float64Array, ring: readonly Point[]): number[] {
  const found: number[] = []
  for (let i = 0; i + 1 < places.length; i += 2) {
    if (isInside(places[i] ?? Number.NaN, places[i + 1] ?? Number.NaN, ring)) found.push(i / 2)
  }
  return found
}

function isInside(lng: number, lat: number, ring: readonly Point[]): boolean {
  let inside = false
  let from = ring[ring.length - 1]
  for (const to of ring) {
    if (from && to.lat > lat !== from.lat > lat) {
      const crossing = from.lng + ((lat - from.lat) / (to.lat - from.lat)) * (to.lng - from.lng)
      if (lng < crossing) inside = !inside
    }
    from = to
  }
  return inside
}
