import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { openDatabase } from '../server/stores/sqlite/database.ts'
import { sqliteFeedJournal } from '../server/stores/sqlite/feed-journal.ts'
import { dice } from './dice.ts'
import { follow, judge, type Seen } from './feed-reader.ts'
import { READER_SCOPES, startWriters, type WriterTold } from './feed-town.ts'
import type { FaultRow, RowOptions, RowResult } from './row.ts'
import { faultFolder } from './town.ts'

const THREADS = 4
const WRITERS = 64
const COMMUNITY = 'feed-town'

/**
 * Row 11: writers whose transactions linger, overlap and roll back, and followers who poll meanwhile. `runs` are feed rows.
 * @param handsOutEarly the control: numbers are committed before what they number
 */
export const feedRow = (handsOutEarly: boolean): FaultRow => ({
  number: 11,
  name: 'feed: 64 writers, delays and rollbacks',
  goal: '≥ 200,000 rows: 0 skipped, 0 out of order',
  slice: 6_000,
  full: 200_000,
  must: ['rollback', 'gone', 'polledWhileWriting'],
  run: async (options) => {
    const { folder, remove } = faultFolder('feed-')
    try {
      return await writeAndFollow(join(folder, 'woodpecker.db'), handsOutEarly, options)
    } finally {
      remove()
    }
  },
})
export const feedOrderRow = feedRow(false)

async function writeAndFollow(file: string, handsOutEarly: boolean, { seed, runs }: RowOptions): Promise<RowResult> {
  const db = await openDatabase(file)
  const journal = sqliteFeedJournal(db, (bytes) => randomBytes(bytes))
  const { epoch } = await journal.head(COMMUNITY) // the counter exists before the first of them
  let done = false
  const writing = Promise.all(
    Array.from({ length: THREADS }, (_, thread) => {
      const share = { writers: WRITERS / THREADS, rows: Math.ceil(runs / THREADS), seed: seed + thread }
      return startWriters({ file, communityId: COMMUNITY, handsOutEarly, ...share })
    }),
  ).finally(() => {
    done = true
  })
  const chance = dice(seed)
  const reading = READER_SCOPES.map((scope, n) => follow(journal, COMMUNITY, scope, chance.fork(n), () => done))
  const [written, seen] = await Promise.all([writing, Promise.all(reading)])
  const verdicts = await Promise.all(seen.map((one) => judge(db, COMMUNITY, one)))
  const isSameEpoch = (await journal.head(COMMUNITY)).epoch === epoch
  await db.destroy()
  return result(written, seen, verdicts, isSameEpoch)
}

function result(
  written: WriterTold[],
  seen: Seen[],
  verdicts: Awaited<ReturnType<typeof judge>>[],
  isSameEpoch: boolean,
): RowResult {
  const sum = <T>(list: readonly T[], of: (one: T) => number) => list.reduce((total, one) => total + of(one), 0)
  const [skipped, outOfOrder] = [sum(verdicts, (one) => one.skipped), sum(verdicts, (one) => one.outOfOrder)]
  return {
    runs: sum(written, (one) => one.rows),
    lost: skipped,
    doubled: sum(verdicts, (one) => one.doubled),
    partial: 0,
    other: {
      skipped,
      outOfOrder,
      commits: sum(written, (one) => one.commits),
      busy: sum(written, (one) => one.busy),
      changesRead: sum(seen, (one) => one.seqs.length),
    },
    reached: {
      rollback: sum(written, (one) => one.rollback),
      gone: sum(written, (one) => one.gone),
      polledWhileWriting: sum(seen, (one) => one.emptyPages),
    },
    ok: skipped === 0 && outOfOrder === 0 && isSameEpoch,
    detail: isSameEpoch ? '' : 'the epoch changed while writing',
  }
}
