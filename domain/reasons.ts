import * as z from 'zod/mini'

/** The steps whose usual reasons a community words for itself. */
export const REASON_ACTS = [
  'decline',
  'ask',
  'unsolved',
  'suspend',
  'reopen',
  'fail',
  'return',
  'extend',
  'refuse',
  'object',
] as const
export type ReasonAct = (typeof REASON_ACTS)[number]

/** As many as can be read at a glance, and chosen by one digit. */
export const USUAL_REASONS_MAX = 9
/** Short enough that several fit into one reason of an act. */
export const USUAL_REASON_MAX = 60

const list = z
  .array(z.string().check(z.trim(), z.minLength(1), z.maxLength(USUAL_REASON_MAX)))
  .check(z.maxLength(USUAL_REASONS_MAX))

/** A community's own usual reasons. A step that is missing keeps the usual ones; an empty list offers none. */
export const usualReasonsSchema = z.strictObject(
  // as: an entry for each step, which fromEntries cannot know
  Object.fromEntries(REASON_ACTS.map((act) => [act, z.optional(list)])) as Record<
    ReasonAct,
    z.ZodMiniOptional<typeof list>
  >,
)
export type UsualReasons = z.infer<typeof usualReasonsSchema>

/** Where they are written; the other paths stand in `wire.ts`. */
export const REASONS_PATH = '/v1/community/reasons'
