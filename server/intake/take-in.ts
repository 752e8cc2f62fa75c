import type { Deps } from '../deps.ts'
import { Refusal } from '../refusal.ts'
import type { IntakeOutcome, NewReport } from '../stores/intake-journal.ts'
import { checkedGrid } from './read-manifest.ts'

/** Each try loses only to a new plan of grids; nobody saves three while one report comes in. */
const TRIES = 3

/**
 * Finds the report's grid and writes it. When the grids change in between the grid is found anew, so that no case ends in
 * one that is no longer there.
 */
export async function takeIn(report: Omit<NewReport, 'gridId' | 'planVersion'>, deps: Deps): Promise<IntakeOutcome> {
  let community = await deps.communities.read(report.communityId)
  for (let i = 0; i < TRIES; i++) {
    if (!community) throw new Error('a report for a community that is not there')
    const gridId = checkedGrid(report.manifest, community)
    const outcome = await deps.journal.takeIn({ ...report, gridId, planVersion: community.planVersion ?? 1 })
    if (outcome.kind !== 'plan_changed') return outcome
    community = await deps.communities.readNow(report.communityId)
  }
  throw new Refusal('unavailable', { headers: { 'retry-after': '1' } })
}
