import { uuidV7 } from '../../../domain/id.ts'
import type { CaseRecord } from '../case-record.ts'
import { toCaseRecord, toCaseRow, toEventRow } from './case-rows.ts'
import { takeNumbers } from './counter.ts'
import type { Database } from './database.ts'
import { feedRows } from './feed-rows.ts'
import { followersOf } from './followers.ts'
import { insertRows } from './insert-rows.ts'
import { moveOnMap } from './map-changes.ts'
import { countTabs } from './tab-counts.ts'

type Random = (bytes: number) => Uint8Array
type Parent = { communityId: string; caseId: string; now: number }

/**
 * Splits off whatever was merged into a case that is about to be forgotten, inside that transaction: its reporters asked for nothing
 * to be forgotten, and their cases go on as what they were.
 */
export async function freeMerged(trx: Database, { communityId, caseId, now }: Parent, random: Random): Promise<void> {
  const rows = await trx
    .selectFrom('cases')
    .selectAll()
    .where('community_id', '=', communityId)
    .where('merged_into', '=', caseId)
    .orderBy('case_id')
    .execute()
  for (const before of rows.map(toCaseRecord)) await free(trx, before, now, random)
}

async function free(trx: Database, before: CaseRecord, now: number, random: Random): Promise<void> {
  const { communityId, caseId } = before
  const state = before.beforeMerge ?? 'submitted'
  const loose = { mergedInto: null, beforeMerge: null, endedAt: null }
  const after: CaseRecord = { ...before, ...loose, state, revision: before.revision + 1 }
  const { community_id, case_id, ...changed } = toCaseRow(after)
  await trx
    .updateTable('cases')
    .set(changed)
    .where('community_id', '=', community_id)
    .where('case_id', '=', case_id)
    .execute()
  await moveOnMap(trx, after, after)
  await countTabs(trx, [{ before, after }])
  const { seq } = await takeNumbers(trx, communityId, 1, random)
  await insertRows(trx, 'case_events', [toEventRow(eventOf(after, now, random), seq)])
  const reporterIds = await followersOf(trx, communityId, caseId)
  await insertRows(trx, 'feed', feedRows({ communityId, seq, caseId, reporterIds, before, after }))
}

/** In the history it is a split by the community's administration; nobody is named, for it was a command on the server. */
const eventOf = ({ communityId, caseId, revision }: CaseRecord, now: number, random: Random) => ({
  communityId,
  caseId,
  revision,
  type: 'split' as const,
  opId: uuidV7(now, random(10)),
  receivedAt: now,
  claimedAt: null,
  role: 'admin' as const,
  personId: null,
  payload: {},
})
