import type { ActName } from '../../domain/lifecycle.ts'
import type { Deps } from '../deps.ts'
import { Refusal } from '../refusal.ts'
import { type Judged, sideOf } from './act-decision.ts'
import { caseFor } from './case-for.ts'

/**
 * Somebody else was first: the answer shows the case as it is now, so that a person can decide again. A joining rests on no
 * revision, and who only joins must not be shown the case.
 * @param revision the one the step was decided on; null where none was named
 * @throws Refusal revision_conflict
 */
export async function refuseStale(
  act: ActName,
  revision: number | null,
  { found, relation, actor }: Judged,
  deps: Deps,
): Promise<void> {
  if (act === 'join' || revision === null || revision === found.revision) return
  const side = sideOf(act)
  // Who only joined, or whose report was merged into it, must not be shown the case itself.
  const isShown = side !== 'reporter' || relation.reportId !== null
  const members = isShown ? { case: await caseFor(side, found, relation, actor, deps) } : {}
  throw new Refusal('revision_conflict', { members })
}
