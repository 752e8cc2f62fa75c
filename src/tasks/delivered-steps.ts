import { CASE_STATES, type CaseState } from '../../domain/lifecycle.ts'
import type { Owner } from '../offline/draft.ts'
import type { LocalDb } from '../offline/local-db.ts'

/** Where a delivered step left its case, by the server's receipt. */
export type DeliveredStep = { caseId: string; revision: number; state: CaseState }

/** The newest delivered step of each case: between the receipt and the next news the cached view is behind. */
export async function deliveredSteps(db: LocalDb, owner: Owner): Promise<DeliveredStep[]> {
  const all = await db.getAllFromIndex('operations', 'owner', [owner.communityId, owner.personId])
  const newest = new Map<string, DeliveredStep>()
  for (const { kind, caseId, receipt } of all) {
    if (kind !== 'act' || !receipt || !('state' in receipt)) continue
    const state = CASE_STATES.find((known) => known === receipt.state)
    const last = newest.get(caseId)
    if (state && (!last || last.revision < receipt.revision)) {
      newest.set(caseId, { caseId, revision: receipt.revision, state })
    }
  }
  return [...newest.values()]
}
