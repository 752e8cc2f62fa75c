import * as z from 'zod/mini'

/** Cases whose place is not known yet belong to this grid, so that a leader still sees them (未定网格). */
export const UNPLACED_GRID = 'none'

const position = z.tuple([z.number(), z.number()])
/** GeoJSON order: [lng, lat], rings closed, first ring outer (RFC 7946 §3.1.6). */
const polygon = z.strictObject({ type: z.literal('Polygon'), coordinates: z.array(z.array(position)) })
export type Polygon = z.infer<typeof polygon>

export const gridSchema = z.strictObject({ id: z.string(), name: z.string(), area: polygon })
export type Grid = z.infer<typeof gridSchema>

export const buildingSchema = z.strictObject({
  id: z.string(),
  /** As people say it: 12幢. */
  name: z.string(),
  estate: z.string(),
  units: z.array(z.string()),
  area: polygon,
  center: z.strictObject({ lat: z.number(), lng: z.number() }),
})
export type Building = z.infer<typeof buildingSchema>

export const landmarkSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(['ebike-shed', 'garbage-point', 'gate', 'playground', 'office']),
  name: z.string(),
  center: z.strictObject({ lat: z.number(), lng: z.number() }),
})
export type Landmark = z.infer<typeof landmarkSchema>
