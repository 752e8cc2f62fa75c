import * as z from 'zod/mini'
import { CASE_STATES } from './lifecycle.ts'
import { placeSchema } from './place.ts'

/** More than these are told as counts: a map cannot show them apart, nor a phone be sent them at every move. */
export const MAP_POINTS_MAX = 1000

/** A case on the desk's map, with all that its name for people is made of. */
export const mapPointSchema = z.object({
  caseId: z.string(),
  state: z.enum(CASE_STATES),
  categoryId: z.nullable(z.string()),
  gridId: z.nullable(z.string()),
  receivedAt: z.int(),
  place: placeSchema,
})
export type MapPoint = z.infer<typeof mapPointSchema>

/** So many cases between these edges, in degrees. */
export const mapCellCountSchema = z.object({
  south: z.number(),
  west: z.number(),
  north: z.number(),
  east: z.number(),
  count: z.int(),
})
export type MapCellCount = z.infer<typeof mapCellCountSchema>

/**
 * What lies in a view: every case while they are few (then `cells` is empty), else how many lie where. Cells at the view's
 * edge reach beyond it, and what lies there is told too.
 */
export const deskMapSchema = z.object({
  total: z.int(),
  points: z.array(mapPointSchema),
  cells: z.array(mapCellCountSchema),
})
export type DeskMap = z.infer<typeof deskMapSchema>

/** Where how many cases of a category came in a month; of all when none is named. */
export const deskHeatSchema = z.object({ total: z.int(), cells: z.array(mapCellCountSchema) })
export type DeskHeat = z.infer<typeof deskHeatSchema>

/** What else came in lately at a case's place, newest first. */
export const samePlaceSchema = z.object({
  cases: z.array(
    z.object({
      caseId: z.string(),
      state: z.enum(CASE_STATES),
      categoryId: z.nullable(z.string()),
      gridId: z.nullable(z.string()),
      receivedAt: z.int(),
      /** From the case asked about; null for one of the same building whose point lies farther off. */
      metres: z.nullable(z.int()),
    }),
  ),
})
export type SamePlace = z.infer<typeof samePlaceSchema>

/** `2026-11`, as addresses carry a month. */
export const MONTH = /^(20\d\d)-(0[1-9]|1[0-2])$/
/** In an address: those whose category nobody has said yet. */
export const NO_CATEGORY = 'none'
