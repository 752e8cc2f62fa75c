import type { ActOutcome, AlsoChanged, NewAct } from '../case-journal.ts'
import { handlerRows, toCaseRow, toEventRow } from './case-rows.ts'
import { takeNumbers } from './counter.ts'
import type { Database } from './database.ts'
import { noteAct } from './event-outbox.ts'
import { feedRows, joinerRow } from './feed-rows.ts'
import { addJoiner, followersOf, followersOfMany } from './followers.ts'
import { insertRows } from './insert-rows.ts'
import type { FeedRow } from './journal-tables.ts'
import { encodeJson } from './json-text.ts'
import { moveOnMap } from './map-changes.ts'
import { mergedUnder } from './merged-under.ts'
import { planVersionNow } from './plan-version-now.ts'
import { countTabs } from './tab-counts.ts'

/** Ends the transaction of an act that came too late. */
class Conflict extends Error {}

type Changed = Pick<NewAct, 'before' | 'after'>

/** Writes a step whole or not at all; see `CaseJournal.commitAct`. */
export async function commitAct(db: Database, act: NewAct, random: (bytes: number) => Uint8Array): Promise<ActOutcome> {
  try {
    return await db.transaction().execute(async (trx) => {
      const others = act.others ?? []
      for (const one of [act, ...others]) await writeCase(trx, one)
      const under = act.joins ? [] : await followingCases(trx, act)
      const head = await takeNumbers(trx, act.key.communityId, 1 + others.length + under.length, random)
      const seq = head.seq - others.length - under.length
      const answer = act.answer({ ...head, seq })
      await keepOperation(trx, act, answer)
      if (act.joins && !(await addJoiner(trx, act))) throw new Conflict()
      const written = [act, ...others]
      await insertRows(
        trx,
        'case_events',
        written.map((one, i) => eventRow(act, one, seq + i)),
      )
      await noteAct(trx, act, seq)
      for (const [i, one] of written.entries()) await insertRows(trx, 'feed', await rowsOf(trx, act, one, seq + i))
      await insertRows(trx, 'feed', await rowsUnder(trx, act, under, seq + written.length))
      return { kind: 'written', answer }
    })
  } catch (error) {
    if (error instanceof Conflict) return { kind: 'conflict' }
    throw error
  }
}

async function writeCase(trx: Database, change: Changed): Promise<void> {
  await advanceCase(trx, change)
  await checkPlan(trx, change)
  await moveOnMap(trx, change.after, change.after)
  await countTabs(trx, [change])
  await noteHandlers(trx, change)
}

/** Who hears of it; of a joining nobody but who joined. */
async function rowsOf(
  trx: Database,
  { key, joins }: NewAct,
  { before, after }: Changed,
  seq: number,
): Promise<FeedRow[]> {
  const { communityId, caseId } = after
  if (joins) return [joinerRow({ communityId, seq, caseId }, key.personId)]
  const reporterIds = await followersOf(trx, communityId, caseId)
  return feedRows({ communityId, seq, caseId, reporterIds, before, after })
}

/** Whose report was merged into the case, at any depth, follows it: each is told of their own case, by a number of its own. */
async function followingCases(trx: Database, { after: { communityId, caseId } }: NewAct): Promise<string[]> {
  return (await mergedUnder(trx, communityId, [caseId])).get(caseId) ?? []
}

async function rowsUnder(trx: Database, act: NewAct, caseIds: readonly string[], first: number): Promise<FeedRow[]> {
  const { communityId } = act.after
  const followers = await followersOfMany(trx, communityId, caseIds)
  return caseIds.flatMap((caseId, i) =>
    (followers.get(caseId) ?? []).map((personId) => joinerRow({ communityId, seq: first + i, caseId }, personId)),
  )
}

async function noteHandlers(trx: Database, { before, after }: Changed): Promise<void> {
  const [then, now] = [handlerRows(before), handlerRows(after)]
  if (JSON.stringify(then) === JSON.stringify(now)) return
  const { communityId, caseId } = after
  await trx.deleteFrom('case_handlers').where('community_id', '=', communityId).where('case_id', '=', caseId).execute()
  await insertRows(trx, 'case_handlers', now)
}

/** The revision in the condition makes two who decided on the same reading exclude each other, on any database. */
async function advanceCase(trx: Database, act: Changed): Promise<void> {
  const { community_id, case_id, plan_version, ...rest } = toCaseRow(act.after)
  // A new plan of grids raises the version of open cases it does not move: a step that leaves the grid must not take it back.
  const changed = isPlacedAnew(act) ? { ...rest, plan_version } : rest
  const result = await trx
    .updateTable('cases')
    .set(changed)
    .where('community_id', '=', community_id)
    .where('case_id', '=', case_id)
    .where('revision', '=', act.before.revision)
    .executeTakeFirst()
  if (result.numUpdatedRows !== 1n) throw new Conflict()
}

const isPlacedAnew = ({ before, after }: Changed): boolean =>
  after.planVersion !== before.planVersion || after.gridId !== before.gridId || after.place !== before.place

/** A grid that was found by grids of yesterday may no longer be there: the step is decided again. */
async function checkPlan(trx: Database, act: Changed): Promise<void> {
  if (!isPlacedAnew(act)) return
  if ((await planVersionNow(trx, act.after.communityId)) !== act.after.planVersion) throw new Conflict()
}

async function keepOperation(trx: Database, act: NewAct, answer: unknown): Promise<void> {
  const result = await trx
    .insertInto('operations')
    .values({
      community_id: act.key.communityId,
      person_id: act.key.personId,
      op_id: act.key.opId,
      method: act.key.method,
      path: act.key.path,
      body_sha256: act.bodySha256,
      status: act.status,
      answer_json: encodeJson(answer),
      received_at: act.receivedAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (result.numInsertedOrUpdatedRows !== 1n) throw new Conflict()
}

const eventRow = (act: NewAct, { event, after }: AlsoChanged | NewAct, seq: number) =>
  toEventRow(
    {
      ...event,
      communityId: act.key.communityId,
      caseId: after.caseId,
      revision: after.revision,
      opId: act.key.opId,
      receivedAt: act.receivedAt,
      claimedAt: null,
    },
    seq,
  )
