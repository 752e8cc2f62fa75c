import type { ActOutcome, NewAct } from '../case-journal.ts'
import { toCaseRow, toEventRow } from './case-rows.ts'
import { takeNumbers } from './counter.ts'
import type { Database } from './database.ts'
import { noteAct } from './event-outbox.ts'
import { feedRows, joinerRow } from './feed-rows.ts'
import { addJoiner, followersOf } from './followers.ts'
import { insertRows } from './insert-rows.ts'
import type { FeedRow } from './journal-tables.ts'
import { encodeJson } from './json-text.ts'
import { moveOnMap } from './map-changes.ts'
import { planVersionNow } from './plan-version-now.ts'

/** Ends the transaction of an act that came too late. */
class Conflict extends Error {}

/** Writes a step whole or not at all; see `CaseJournal.commitAct`. */
export async function commitAct(db: Database, act: NewAct, random: (bytes: number) => Uint8Array): Promise<ActOutcome> {
  try {
    return await db.transaction().execute(async (trx) => {
      await advanceCase(trx, act)
      await checkPlan(trx, act)
      await moveOnMap(trx, act.after, act.after)
      const head = await takeNumbers(trx, act.key.communityId, 1, random)
      const answer = act.answer(head)
      await keepOperation(trx, act, answer)
      await insertRows(trx, 'case_events', [eventRow(act, head.seq)])
      await noteAct(trx, act, head.seq)
      if (act.joins && !(await addJoiner(trx, act))) throw new Conflict()
      await insertRows(trx, 'feed', await rowsOf(trx, act, head.seq))
      return { kind: 'written', answer }
    })
  } catch (error) {
    if (error instanceof Conflict) return { kind: 'conflict' }
    throw error
  }
}

/** Who hears of it; of a joining nobody but who joined. */
async function rowsOf(trx: Database, { key, before, after, joins }: NewAct, seq: number): Promise<FeedRow[]> {
  const { communityId, caseId } = after
  if (joins) return [joinerRow({ communityId, seq, caseId }, key.personId)]
  const reporterIds = await followersOf(trx, communityId, caseId)
  return feedRows({ communityId, seq, caseId, reporterIds, before, after })
}

/** The revision in the condition makes two who decided on the same reading exclude each other, on any database. */
async function advanceCase(trx: Database, act: NewAct): Promise<void> {
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

const isPlacedAnew = ({ before, after }: NewAct): boolean =>
  after.planVersion !== before.planVersion || after.gridId !== before.gridId || after.place !== before.place

/** A grid that was found by grids of yesterday may no longer be there: the step is decided again. */
async function checkPlan(trx: Database, act: NewAct): Promise<void> {
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

const eventRow = (act: NewAct, seq: number) =>
  toEventRow(
    {
      ...act.event,
      communityId: act.key.communityId,
      caseId: act.after.caseId,
      revision: act.after.revision,
      opId: act.key.opId,
      receivedAt: act.receivedAt,
      claimedAt: null,
    },
    seq,
  )
