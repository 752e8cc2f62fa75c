import { mayAct } from '../../../domain/lifecycle.ts'
import type { Me } from '../../../domain/person.ts'
import type { MapCase } from '../map/map-case.ts'

/** What may be done to many cases at once. A check on the spot is not among them: that is one look at one place. */
export const BULK_STEPS = ['accept', 'dispatch', 'decline'] as const
export type BulkStep = (typeof BULK_STEPS)[number]

/** What must be known of a case to offer it a step. */
export type Known = Pick<MapCase, 'caseId' | 'state' | 'categoryId' | 'gridId'>

/** The chosen cases that this person may take this step on, as far as the map knows them; the server judges again. */
export function casesOpenTo(step: BulkStep, chosen: readonly Known[], me: Me): string[] {
  const actor = { personId: me.personId, posts: me.posts, isReporter: false }
  return chosen
    .filter(({ state, categoryId, gridId }) => {
      // Who has been sent a case once is corrected one by one.
      if (step === 'dispatch' && state !== 'accepted') return false
      return mayAct(step, { state, categoryId, gridId, handlerIds: [] }, actor).ok
    })
    .map(({ caseId }) => caseId)
}
