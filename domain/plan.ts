import * as z from 'zod/mini'
import type { Community } from './community.ts'
import { buildingSchema, gridSchema } from './grid.ts'
import { PLAN_PROBLEM_CODES } from './plan-problem.ts'

/** What an admin draws: the grids and buildings of a community. */
export type Plan = Pick<Community, 'grids' | 'buildings'>

/** Longer names stand on no map. */
export const PLAN_NAME_MAX = 40
/** Grids and buildings together; the largest communities have a few dozen grids and some hundred buildings. */
export const PLAN_FEATURES_MAX = 3000
/**
 * Corners of all grids and buildings. A surveyed community has a few thousand; the check grows with them (1.5 s at the limit),
 * and every phone carries all of it.
 */
export const PLAN_VERTICES_MAX = 10_000
/** Cases named one by one in a preview; the counts are of all. */
export const PREVIEW_CASES_MAX = 200

export const planSchema = z.object({ grids: z.array(gridSchema), buildings: z.array(buildingSchema) })

/** For each grid that goes, the grids of the new plan to which posts and cases that name it are carried. */
const successorsSchema = z.record(z.string().check(z.maxLength(64)), z.array(z.string().check(z.maxLength(64))))
export type Successors = z.infer<typeof successorsSchema>

/** Body of `POST …/plan/preview` and `PUT …/plan`. Without a grid in `successors` the ones that lie where it lay are taken. */
export const planRequestSchema = z.strictObject({
  plan: planSchema,
  successors: successorsSchema,
  /** Set when a person has read the warnings, such as gaps, and saves all the same. */
  acknowledged: z.boolean(),
})
export type PlanRequest = z.infer<typeof planRequestSchema>

export const planProblemSchema = z.object({
  code: z.enum(PLAN_PROBLEM_CODES),
  /** Grids or buildings it is about. */
  ids: z.array(z.string()),
  /** Where to look, if there is such a place. */
  at: z.nullable(z.object({ lat: z.number(), lng: z.number() })),
  /** Square metres, of an overlap or a gap. */
  area: z.optional(z.number()),
})

const moveSchema = z.object({ from: z.nullable(z.string()), to: z.nullable(z.string()), count: z.int() })

/** A post that reaches other grids under the new plan. */
export const postMoveSchema = z.object({
  personId: z.string(),
  name: z.string(),
  role: z.string(),
  before: z.array(z.string()),
  after: z.array(z.string()),
})
export type PostMove = z.infer<typeof postMoveSchema>

/** What would come of a plan: its problems, and what moves with it. */
export const planPreviewSchema = z.object({
  /** The community as it was looked at: `If-Match` of the save. */
  version: z.string(),
  planVersion: z.int(),
  problems: z.array(planProblemSchema),
  /** Open cases by the grids they leave and reach; null is 未定网格. */
  moves: z.array(moveSchema),
  /** The first of these cases. */
  cases: z.array(z.object({ caseId: z.string(), from: z.nullable(z.string()), to: z.nullable(z.string()) })),
  posts: z.array(postMoveSchema),
  /** For each grid that goes: where posts and cases go, and whose posts name it. Nobody to go to: somebody must choose. */
  gone: z.array(
    z.object({ gridId: z.string(), name: z.string(), successors: z.array(z.string()), people: z.array(z.string()) }),
  ),
})
export type PlanPreview = z.infer<typeof planPreviewSchema>

export const planSavedSchema = z.object({ version: z.string(), planVersion: z.int(), moved: z.int() })
export type PlanSaved = z.infer<typeof planSavedSchema>

/** A version of the plan; `madeAt` null for the one the community began with. */
export const planVersionSchema = z.object({
  version: z.int(),
  madeAt: z.nullable(z.int()),
  madeBy: z.nullable(z.string()),
  grids: z.int(),
  buildings: z.int(),
})
export const planVersionsSchema = z.object({ versions: z.array(planVersionSchema) })
export type PlanVersions = z.infer<typeof planVersionsSchema>

/** Answer to `GET …/plan/versions?version=n`. */
export const planOfVersionSchema = z.object({ version: z.int(), plan: planSchema })
