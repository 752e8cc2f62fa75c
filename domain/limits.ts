import * as z from 'zod/mini'
import { durationSchema } from './category.ts'
import type { Community } from './community.ts'
import { ESCALATE_AFTER } from './deadline.ts'
import { workCalendarSchema } from './work-calendar.ts'

const EXCEPTIONS_MAX = 2000

/** The times of one category; null where nothing is promised for the fixing. */
const categoryLimitsSchema = z.strictObject({
  id: z.string().check(z.minLength(1), z.maxLength(64)),
  acknowledgeWithin: durationSchema,
  fixWithin: z.nullable(durationSchema),
})

/** What an admin may set of a community's times; categories that are not named keep theirs. */
export const limitsSchema = z.strictObject({
  calendar: workCalendarSchema.check(
    z.refine(({ from, to }) => from < to, { message: 'ends before it begins' }),
    z.refine(({ weekdays }) => weekdays.length > 0, { message: 'nobody works on any weekday' }),
    z.refine(({ exceptions }) => Object.keys(exceptions).length <= EXCEPTIONS_MAX, { message: 'too many days' }),
  ),
  escalateAfter: durationSchema,
  categories: z.array(categoryLimitsSchema).check(z.maxLength(200)),
})
export type Limits = z.infer<typeof limitsSchema>

export const limitsOf = ({ calendar, escalateAfter, categories }: Community): Limits => ({
  calendar,
  escalateAfter: escalateAfter ?? ESCALATE_AFTER,
  categories: categories.map(({ id, acknowledgeWithin, fixWithin }) => ({ id, acknowledgeWithin, fixWithin })),
})

/** The community with other times. */
export function withLimits<C extends Omit<Community, 'version'>>(community: C, limits: Limits): C {
  const byId = new Map(limits.categories.map((one) => [one.id, one]))
  return {
    ...community,
    calendar: limits.calendar,
    escalateAfter: limits.escalateAfter,
    categories: community.categories.map((category) => ({ ...category, ...byId.get(category.id) })),
  }
}

/** The end of one promise before and after a change; null: none runs. */
const movedSchema = z.object({
  caseId: z.string(),
  categoryId: z.nullable(z.string()),
  gridId: z.nullable(z.string()),
  kind: z.enum(['acknowledge', 'fix']),
  before: z.nullable(z.int()),
  after: z.nullable(z.int()),
})

/** What a change of the times would do to the cases that are open. */
export const limitsPreviewSchema = z.object({
  /** Open cases there are, and how many of them were looked at: the newest. */
  open: z.int(),
  looked: z.int(),
  earlier: z.int(),
  later: z.int(),
  newlyLate: z.int(),
  noLongerLate: z.int(),
  /** Those that move furthest, a few. */
  samples: z.array(movedSchema),
})
export type LimitsPreview = z.infer<typeof limitsPreviewSchema>

export const limitsSavedSchema = z.object({ version: z.string() })
