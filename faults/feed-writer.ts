import { randomBytes } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import type { Task } from '../domain/task.ts'
import { takeNumbers } from '../server/stores/sqlite/counter.ts'
import { type Database, openDatabase } from '../server/stores/sqlite/database.ts'
import { feedRows } from '../server/stores/sqlite/feed-rows.ts'
import { insertRows } from '../server/stores/sqlite/insert-rows.ts'
import type { FeedRow } from '../server/stores/sqlite/journal-tables.ts'
import { type Dice, dice } from './dice.ts'
import { AUDIENCES, type WriterTask, type WriterTold } from './feed-town.ts'

/** Thrown into a transaction that shall not be. */
class RolledBack extends Error {}

const random = (bytes: number) => randomBytes(bytes)
const ROLLED_BACK = 0.15

/** Runs in a thread of its own with a connection of its own: writers whose transactions linger and sometimes come to nothing. */
async function write(task: WriterTask): Promise<WriterTold> {
  const db = await openDatabase(task.file)
  const told: WriterTold = { rows: 0, commits: 0, rollback: 0, busy: 0, gone: 0 }
  const one = async (_: unknown, which: number) => {
    const chance = dice(task.seed).fork(which)
    while (told.rows < task.rows) await oneTransaction(db, task, chance, told)
  }
  await Promise.all(Array.from({ length: task.writers }, one))
  await db.destroy()
  return told
}

async function oneTransaction(db: Database, task: WriterTask, chance: Dice, told: WriterTold): Promise<void> {
  const numbers = chance.between(1, 8)
  try {
    const early = task.handsOutEarly ? await numbersFirst(db, task, numbers, chance) : null
    const rows = await db.transaction().execute(async (trx) => {
      const last = early ?? (await takeNumbers(trx, task.communityId, numbers, random)).seq
      await linger(chance)
      const written = rowsOf(task.communityId, last - numbers, numbers, chance)
      await insertRows(trx, 'feed', written)
      await linger(chance)
      if (chance.hits(ROLLED_BACK)) throw new RolledBack()
      return written
    })
    told.commits++
    told.rows += rows.length
    told.gone += rows.filter((row) => row.gone === 1).length
  } catch (error) {
    if (error instanceof RolledBack) told.rollback++
    else if (isBusy(error)) told.busy++
    else throw error
  }
  await pause(chance.hits(0.2) ? chance.between(1, 4) : 0)
}

/** The control's way: the numbers are committed before what they number, as a database sequence does it (field lesson 17). */
async function numbersFirst(db: Database, task: WriterTask, numbers: number, chance: Dice): Promise<number> {
  const { seq } = await db.transaction().execute((trx) => takeNumbers(trx, task.communityId, numbers, random))
  await pause(chance.between(0, 3))
  return seq
}

/** Cases that begin, or move from one grid to another and so leave an audience. */
function rowsOf(communityId: string, before: number, numbers: number, chance: Dice): FeedRow[] {
  return Array.from({ length: numbers }, (_, n) => {
    const facts = () => ({
      state: 'dispatched' as const,
      gridId: chance.pick(AUDIENCES.grids),
      tasks: chance.hits(0.3) ? [taskOf(chance.pick(AUDIENCES.handlers))] : [],
    })
    return feedRows({
      communityId,
      seq: before + 1 + n,
      caseId: randomBytes(16).toString('hex'),
      reporterIds: [chance.pick(AUDIENCES.reporters)],
      before: chance.hits(0.3) ? facts() : null,
      after: facts(),
    })
  }).flat()
}

const taskOf = (handlerId: string): Task => ({
  taskId: handlerId,
  handlerId,
  text: '',
  state: 'dispatched',
  dueAt: null,
  reworkCount: 0,
  dispatchedAt: 0,
  startedAt: null,
  doneAt: null,
  extension: null,
})

const pause = (ms: number) =>
  ms === 0
    ? new Promise<void>((resolve) => setImmediate(resolve))
    : new Promise<void>((resolve) => setTimeout(resolve, ms))

/** Mostly not at all, sometimes for some milliseconds: long enough for others to come and for readers to look. */
const linger = async (chance: Dice): Promise<void> => {
  if (chance.hits(0.08)) await pause(chance.between(0, 3))
}

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')

parentPort?.postMessage(await write(workerData as WriterTask)) // started by startWriters alone
