import * as z from 'zod/mini'

/** Where a position came from. A report without a place is `later`: it is settled by a supplement or by the leader. */
export const PLACE_SOURCES = ['gps', 'map', 'building', 'photo-exif'] as const

const degrees = (limit: number) => z.number().check(z.gte(-limit), z.lte(limit))
const shortText = z.string().check(z.maxLength(60))

/** A point in WGS-84 degrees with where it came from; the words for people (building, unit, spot) stand beside it. */
export const placeSchema = z.strictObject({
  source: z.enum(PLACE_SOURCES),
  lat: degrees(90),
  lng: degrees(180),
  /** Radius in metres within which the point lies (68 %); null where the source states none. */
  accuracy: z.nullable(z.number().check(z.gte(0), z.lte(100_000))),
  /** When the position was taken, Unix ms by the phone's clock. */
  at: z.nullable(z.int()),
  buildingId: z.nullable(shortText),
  unit: z.nullable(shortText),
  /** A named spot or the person's own words: 北侧车棚. */
  spot: z.nullable(shortText),
})
export type Place = z.infer<typeof placeSchema>

/** Where somebody said to stand, by the phone's own fix. */
export const standpointSchema = z.strictObject({
  lat: degrees(90),
  lng: degrees(180),
  accuracy: z.number().check(z.gte(0), z.lte(100_000)),
})
export type Standpoint = z.infer<typeof standpointSchema>

export type Point = { lat: number; lng: number }

/** A phone's fix vaguer than this tells neither house nor grid: it came from a cell tower or a network address, not from satellites. */
export const VAGUE_BEYOND_M = 100

const EARTH_RADIUS_M = 6_371_008.8 // mean radius, IUGG 1980
const radians = (deg: number) => (deg * Math.PI) / 180

/** Great-circle distance in metres (haversine). */
export function distanceMetres(a: Point, b: Point): number {
  const dLat = radians(b.lat - a.lat)
  const dLng = radians(b.lng - a.lng)
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(dLng / 2) ** 2
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(h)))
}
