import * as z from 'zod/mini'
import { categorySchema, durationSchema } from './category.ts'
import { buildingSchema, gridSchema, landmarkSchema } from './grid.ts'
import { mapSettingsSchema } from './map-layer.ts'
import { usualReasonsSchema } from './reasons.ts'
import { workCalendarSchema } from './work-calendar.ts'

const line = z.array(z.tuple([z.number(), z.number()]))

/**
 * Everything a phone keeps to work without a network: grids, buildings, the drawn plan, categories, whom to call. What was
 * added after the first version is optional: a phone may hold a copy from before and have no network to get another.
 */
export const communitySchema = z.object({
  id: z.string(),
  name: z.string(),
  subdistrict: z.string(),
  city: z.string(),
  /** True for the invented community that `npm start` shows; the page wears a ribbon then. */
  demo: z.boolean(),
  /** Changes whenever any of this changes. */
  version: z.string(),
  center: z.object({ lat: z.number(), lng: z.number() }),
  /** Counts up with every change of grids; a case keeps the number it was placed by. Missing: 1. */
  planVersion: z.optional(z.int()),
  grids: z.array(gridSchema),
  buildings: z.array(buildingSchema),
  landmarks: z.array(landmarkSchema),
  /** What is drawn under the buildings; rings and lines in GeoJSON order [lng, lat]. */
  plan: z.object({
    estate: z.array(line),
    greens: z.array(line),
    water: z.array(line),
    roads: z.array(z.object({ name: z.nullable(z.string()), widthMetres: z.number(), line })),
    attribution: z.string(),
  }),
  /** Grounds beside the drawn plan. Missing: none. */
  map: z.optional(mapSettingsSchema),
  categories: z.array(categorySchema),
  /** What is usually said when something is turned down, asked or put off. Missing: the usual reasons. */
  reasons: z.optional(usualReasonsSchema),
  calendar: workCalendarSchema,
  /** How long after a promise's end the admin hears of it, in working time. Missing: `ESCALATE_AFTER`. */
  escalateAfter: z.optional(durationSchema),
  phones: z.object({ property: z.nullable(z.string()), community: z.nullable(z.string()) }),
})
export type Community = z.infer<typeof communitySchema>
