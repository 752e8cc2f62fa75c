import { setImmediate as turn } from 'node:timers/promises'
import { uuidV7 } from '../../../domain/id.ts'
import type { CaseRecord } from '../case-record.ts'
import type { NewPlan } from '../plan-journal.ts'
import { toCaseRecord, toCaseRow, toEventRow } from './case-rows.ts'
import { takeNumbers } from './counter.ts'
import type { Database } from './database.ts'
import { feedRows } from './feed-rows.ts'
import { followersOfMany } from './followers.ts'
import { padToPowerOfTwo } from './id-list.ts'
import { insertRows } from './insert-rows.ts'
import { moveManyOnMap } from './map-changes.ts'
import { countTabs } from './tab-counts.ts'

type Random = (bytes: number) => Uint8Array
type Move = { before: CaseRecord; after: CaseRecord }

/** Cases moved between two turns of the event loop: all are one transaction, but other requests need not wait for all. */
const PAGE = 500

/** Moves the open cases that a new plan puts into other grids, inside its transaction. @returns how many */
export async function moveCases(trx: Database, asked: NewPlan, planVersion: number, random: Random): Promise<number> {
  let moved = 0
  let last = ''
  for (;;) {
    const page = await openCasesAfter(trx, asked.before.id, last)
    const moves = page.flatMap((before): Move[] => {
      const gridId = asked.gridAfter(before)
      const after = { ...before, gridId, planVersion, revision: before.revision + 1 }
      return gridId === before.gridId ? [] : [{ before, after }]
    })
    await writeMoves(trx, asked, moves, random)
    moved += moves.length
    const end = page.at(-1)
    if (!end || page.length < PAGE) return moved
    last = end.caseId
    await turn()
  }
}

async function openCasesAfter(trx: Database, communityId: string, last: string): Promise<CaseRecord[]> {
  const rows = await trx
    .selectFrom('cases')
    .selectAll()
    .where('community_id', '=', communityId)
    .where('tab', '!=', 'closed')
    .where('case_id', '>', last)
    .orderBy('case_id')
    .limit(PAGE)
    .execute()
  return rows.map(toCaseRecord)
}

async function writeMoves(trx: Database, asked: NewPlan, moves: readonly Move[], random: Random): Promise<void> {
  if (moves.length === 0) return
  const communityId = asked.before.id
  const cases = moves.map(({ after }) => after)
  const head = await takeNumbers(trx, communityId, moves.length, random)
  const seqOf = (i: number) => head.seq - moves.length + 1 + i
  await moveRows(trx, communityId, cases)
  await moveManyOnMap(trx, communityId, cases)
  await countTabs(trx, moves)
  const ids = cases.map(({ caseId }) => caseId)
  const followers = await followersOfMany(trx, communityId, ids)
  await insertRows(
    trx,
    'case_events',
    cases.map((after, i) => toEventRow(eventOf(asked, after, random), seqOf(i))),
  )
  await insertRows(
    trx,
    'feed',
    moves.flatMap(({ before, after }, i) => {
      const { caseId } = after
      return feedRows({ communityId, seq: seqOf(i), caseId, reporterIds: followers.get(caseId) ?? [], before, after })
    }),
  )
}

/** One statement for each grid they go to. */
async function moveRows(trx: Database, communityId: string, cases: readonly CaseRecord[]): Promise<void> {
  const byGrid = new Map<string | null, CaseRecord[]>()
  for (const one of cases) byGrid.set(one.gridId, [...(byGrid.get(one.gridId) ?? []), one])
  for (const group of byGrid.values()) {
    const [first] = group
    if (!first) continue
    const { grid_id, plan_version } = toCaseRow(first)
    await trx
      .updateTable('cases')
      .set((eb) => ({ grid_id, plan_version, revision: eb('revision', '+', 1) }))
      .where('community_id', '=', communityId)
      .where('case_id', 'in', padToPowerOfTwo(group.map(({ caseId }) => caseId)))
      .execute()
  }
}

/** In the history a case is settled by the admin who saved the plan. */
const eventOf = ({ madeAt, madeBy }: NewPlan, after: CaseRecord, random: Random) => ({
  communityId: after.communityId,
  caseId: after.caseId,
  revision: after.revision,
  type: 'settle' as const,
  opId: uuidV7(madeAt, random(10)),
  receivedAt: madeAt,
  claimedAt: null,
  role: 'admin' as const,
  personId: madeBy,
  payload: { settled: { gridId: after.gridId }, planVersion: after.planVersion },
})
