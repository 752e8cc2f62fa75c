import { setImmediate as turn } from 'node:timers/promises'
import type { Community } from '../../../domain/community.ts'
import { uuidV7 } from '../../../domain/id.ts'
import type { CaseRecord } from '../case-record.ts'
import type { NewPlan, PlanOutcome } from '../plan-journal.ts'
import { withInitials } from '../with-initials.ts'
import { toCaseRecord, toCaseRow, toEventRow } from './case-rows.ts'
import { communityRow, versioned } from './community-rows.ts'
import { takeNumbers } from './counter.ts'
import type { Database } from './database.ts'
import { feedRows } from './feed-rows.ts'
import { followersOf } from './followers.ts'
import { insertRows } from './insert-rows.ts'
import type { FeedRow } from './journal-tables.ts'
import { decodeJson, encodeJson } from './json-text.ts'
import { moveOnMap } from './map-changes.ts'

type Random = (bytes: number) => Uint8Array

/** Cases looked at between two turns of the event loop: all are one transaction, but other requests need not wait for all. */
const PAGE = 500

/** Ends the transaction when the community is not the one that was looked at. */
class Conflict extends Error {}

/** Writes a plan whole or not at all; see `PlanJournal.savePlan`. */
export async function savePlan(db: Database, asked: NewPlan, random: Random): Promise<PlanOutcome> {
  const { before, plan } = asked
  const planVersion = (before.planVersion ?? 1) + 1
  const community = versioned(await withInitials({ ...before, ...plan, planVersion }))
  try {
    return await db.transaction().execute(async (trx) => {
      await replaceCommunity(trx, before, community)
      await keepVersions(trx, asked, community)
      const moved = await moveCases(trx, asked, planVersion, random)
      await trx
        .updateTable('cases')
        .set({ plan_version: planVersion })
        .where('community_id', '=', before.id)
        .where('tab', '!=', 'closed')
        .execute()
      await movePosts(trx, asked)
      return { kind: 'saved', community, moved }
    })
  } catch (error) {
    if (error instanceof Conflict) return { kind: 'conflict' }
    throw error
  }
}

/** The version in the condition makes two who looked at the same community exclude each other. */
async function replaceCommunity(trx: Database, before: Community, after: Community): Promise<void> {
  const result = await trx
    .updateTable('communities')
    .set(communityRow(after))
    .where('community_id', '=', before.id)
    .where('version', '=', before.version)
    .executeTakeFirst()
  if (result.numUpdatedRows !== 1n) throw new Conflict()
}

async function keepVersions(trx: Database, { before, madeAt, madeBy }: NewPlan, after: Community): Promise<void> {
  const rows = [
    versionRow(before, null, null), // the one a community began with; any later one is in the list already
    versionRow(after, madeAt, madeBy),
  ]
  for (const row of rows) {
    await trx
      .insertInto('plan_versions')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

const versionRow = (
  { id, planVersion, grids, buildings }: Community,
  madeAt: number | null,
  madeBy: string | null,
) => ({
  community_id: id,
  version: planVersion ?? 1,
  plan_json: encodeJson({ grids, buildings }),
  made_at: madeAt,
  made_by: madeBy,
  grids: grids.length,
  buildings: buildings.length,
})

async function moveCases(trx: Database, asked: NewPlan, planVersion: number, random: Random): Promise<number> {
  let moved = 0
  let after = ''
  for (;;) {
    const rows = await trx
      .selectFrom('cases')
      .selectAll()
      .where('community_id', '=', asked.before.id)
      .where('tab', '!=', 'closed')
      .where('case_id', '>', after)
      .orderBy('case_id')
      .limit(PAGE)
      .execute()
    const moves = rows.flatMap((row): Move[] => {
      const found = toCaseRecord(row)
      const gridId = asked.gridAfter(found)
      if (gridId === found.gridId) return []
      return [{ before: found, after: { ...found, gridId, planVersion, revision: found.revision + 1 } }]
    })
    await writeMoves(trx, asked, moves, random)
    moved += moves.length
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) return moved
    after = last.case_id
    await turn()
  }
}

type Move = { before: CaseRecord; after: CaseRecord }

async function writeMoves(trx: Database, asked: NewPlan, moves: readonly Move[], random: Random): Promise<void> {
  if (moves.length === 0) return
  const communityId = asked.before.id
  const head = await takeNumbers(trx, communityId, moves.length, random)
  const first = head.seq - moves.length + 1
  const feed: FeedRow[] = []
  for (const [i, { before, after }] of moves.entries()) {
    const { grid_id, revision, plan_version } = toCaseRow(after)
    await trx
      .updateTable('cases')
      .set({ grid_id, revision, plan_version })
      .where('community_id', '=', communityId)
      .where('case_id', '=', after.caseId)
      .execute()
    await moveOnMap(trx, after, after)
    const reporterIds = await followersOf(trx, communityId, after.caseId)
    feed.push(...feedRows({ communityId, seq: first + i, caseId: after.caseId, reporterIds, before, after }))
  }
  await insertRows(
    trx,
    'case_events',
    moves.map(({ after }, i) => toEventRow(eventOf(asked, after, random), first + i)),
  )
  await insertRows(trx, 'feed', feed)
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

/** Posts that are held or still to come; those that are over stay what they were. */
async function movePosts(trx: Database, { before, madeAt, postAfter }: NewPlan): Promise<void> {
  const rows = await trx
    .selectFrom('posts')
    .select(['person_id', 'position', 'grid_ids'])
    .where('community_id', '=', before.id)
    .where('grid_ids', 'is not', null)
    .where((e) => e.or([e('to_at', 'is', null), e('to_at', '>', madeAt)]))
    .execute()
  for (const { person_id, position, grid_ids } of rows) {
    const now = grid_ids === null ? [] : decodeJson<string[]>(grid_ids)
    const then = postAfter(now)
    if (then.join() === now.join()) continue
    await trx
      .updateTable('posts')
      .set({ grid_ids: encodeJson(then) })
      .where('community_id', '=', before.id)
      .where('person_id', '=', person_id)
      .where('position', '=', position)
      .execute()
  }
}
