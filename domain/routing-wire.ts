import * as z from 'zod/mini'
import { routingRulesSchema } from './routing.ts'
import { routingProblemSchema } from './routing-check.ts'

/** Past cases that a preview looks at. */
export const ROUTING_REPLAY_MAX = 500
/** Of these so many are named one by one; the counts are of all. */
export const ROUTING_CASES_MAX = 100

/** The rules as they are kept: version 0 where nobody has made any yet. Body of the answer to `GET /v1/community/routing`. */
export const routingSchema = z.object({
  version: z.int(),
  madeAt: z.nullable(z.int()),
  madeBy: z.nullable(z.string()),
  rules: routingRulesSchema,
})
export type Routing = z.infer<typeof routingSchema>

/** Body of `PUT /v1/community/routing`. */
export const routingRequestSchema = z.strictObject({ rules: routingRulesSchema })

/** Body of `POST /v1/community/routing/preview`: the rules, and over how many of the last dispatched cases. */
export const routingPreviewRequestSchema = z.strictObject({
  rules: routingRulesSchema,
  cases: z.int().check(z.gte(1), z.lte(ROUTING_REPLAY_MAX)),
})

/** One past case: to whom it went, and to whom these rules would have sent it; null nobody, somebody has to choose. */
const replayedSchema = z.object({
  caseId: z.string(),
  categoryId: z.nullable(z.string()),
  gridId: z.nullable(z.string()),
  estate: z.nullable(z.string()),
  /** When it was dispatched, Unix ms. */
  at: z.int(),
  wentTo: z.nullable(z.string()),
  wouldGoTo: z.nullable(z.string()),
  ruleId: z.nullable(z.string()),
})
export type ReplayedCase = z.infer<typeof replayedSchema>

export const routingPreviewSchema = z.object({
  problems: z.array(routingProblemSchema),
  /** How many past cases were looked at; how many would go elsewhere; how many no rule takes. */
  looked: z.int(),
  changed: z.int(),
  byCategory: z.int(),
  /** For each rule that took any: how many, and how many of them went elsewhere. */
  byRule: z.array(z.object({ ruleId: z.string(), taken: z.int(), changed: z.int() })),
  /** Those that would go elsewhere first, newest first. */
  cases: z.array(replayedSchema),
})
export type RoutingPreview = z.infer<typeof routingPreviewSchema>

export const routingVersionsSchema = z.object({
  versions: z.array(
    z.object({
      version: z.int(),
      madeAt: z.nullable(z.int()),
      madeBy: z.nullable(z.string()),
      rules: z.int(),
    }),
  ),
})
export type RoutingVersions = z.infer<typeof routingVersionsSchema>
