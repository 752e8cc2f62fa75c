import * as z from 'zod/mini'

/** Cases whose place is not known yet belong to this grid, so that a leader still sees them (未定网格). */
export const UNPLACED_GRID = 'none'

const position = z.tuple([z.number(), z.number()])
const rings = z.array(z.array(position))
/** GeoJSON order: [lng, lat], rings closed, first ring outer, further ones holes (RFC 7946 §3.1.6). */
const polygon = z.object({ type: z.literal('Polygon'), coordinates: rings })
export type Polygon = z.infer<typeof polygon>
/** Several polygons that are one: a grid on both sides of a river (RFC 7946 §3.1.7). */
const multiPolygon = z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(rings) })
export type MultiPolygon = z.infer<typeof multiPolygon>
const area = z.discriminatedUnion('type', [polygon, multiPolygon])
export type Area = z.infer<typeof area>

export const gridSchema = z.object({ id: z.string(), name: z.string(), area })
export type Grid = z.infer<typeof gridSchema>

export const buildingSchema = z.object({
  id: z.string(),
  /** As people say it: 12幢. */
  name: z.string(),
  estate: z.string(),
  units: z.array(z.string()),
  area: polygon,
  center: z.object({ lat: z.number(), lng: z.number() }),
  /** Where each unit is entered. Missing: not drawn. */
  entrances: z.optional(z.array(z.object({ unit: z.string(), lat: z.number(), lng: z.number() }))),
  /** Storeys above ground. Missing: unknown. */
  floors: z.optional(z.int()),
  /** The name's pinyin initials, made by the server (湖畔壹号小区12幢 → hpyhxq12z), so that a phone needs no dictionary. */
  initials: z.optional(z.string()),
})
export type Building = z.infer<typeof buildingSchema>

export const LANDMARK_KINDS = ['ebike-shed', 'garbage-point', 'gate', 'playground', 'office', 'camera'] as const
export const landmarkSchema = z.object({
  id: z.string(),
  kind: z.enum(LANDMARK_KINDS),
  name: z.string(),
  center: z.object({ lat: z.number(), lng: z.number() }),
  /** As for a building. */
  initials: z.optional(z.string()),
})
export type Landmark = z.infer<typeof landmarkSchema>
