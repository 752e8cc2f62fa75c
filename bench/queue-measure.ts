import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DeskReach } from '../server/stores/desk-journal.ts'
import type { Journal } from '../server/stores/journal.ts'
import { openDatabase } from '../server/stores/sqlite/database.ts'
import { sqliteJournal } from '../server/stores/sqlite/journal.ts'
import { type Measure, median, round } from './measure.ts'
import { COMMUNITY, fillWithCases } from './viewport-fill.ts'

const GOAL = 2
const SIZES = [1_000, 100_000, 1_000_000]
const ROUNDS = 15
/** Questions a round: one takes a fraction of a millisecond. */
const TIMES = 20

type Filled = { size: number; journal: Journal; reaches: readonly DeskReach[]; close: () => Promise<void> }

/**
 * What a desk asks for when it is opened: the tabs' counts and the first page of a tab with its cases. The median in ms: on a machine
 * with other work a few of many questions wait for it.
 */
async function openDesk({ journal, reaches }: Filled): Promise<number> {
  const times: number[] = []
  for (let i = 0; i < TIMES; i++) {
    const start = performance.now()
    for (const reach of reaches) {
      await journal.deskCounts(COMMUNITY, reach)
      const page = await journal.deskPage(COMMUNITY, { tab: 'submitted', reach, before: null, limit: 50 })
      if (page.length < 50) throw new Error('a page that is not full says nothing')
      await journal.readFiles(
        COMMUNITY,
        page.map(({ caseId }) => caseId),
      )
    }
    times.push((performance.now() - start) / reaches.length)
  }
  return median(times)
}

/** The same desk over a thousand, a hundred thousand and a million cases: the whole community's, and a leader's of one grid. */
export const queueMeasure: Measure = {
  name: 'queue-growth',
  goal: `< ${GOAL}`,
  run: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'woodpecker-queue-'))
    try {
      const filled: Filled[] = []
      for (const size of SIZES) filled.push(await fill(folder, size))
      const times: number[][] = []
      for (let turn = -1; turn < ROUNDS; turn++) {
        const inTurn = turn % 2 === 0 ? filled : [...filled].reverse()
        const ms = new Map<number, number>()
        for (const one of inTurn) ms.set(one.size, await openDesk(one))
        if (turn >= 0) times.push(SIZES.map((size) => ms.get(size) ?? Number.NaN))
      }
      for (const one of filled) await one.close()
      const ratios = times.map(([small = Number.NaN, ...others]) => Math.max(...others) / small)
      const value = round(median(ratios))
      return {
        value,
        ok: value < GOAL,
        detail: {
          rounds: ROUNDS,
          spread: ratios.map((ratio) => round(ratio)),
          ms: Object.fromEntries(SIZES.map((size, i) => [size, round(median(times.map((one) => one[i] ?? 0)), 3)])),
        },
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

async function fill(folder: string, size: number): Promise<Filled> {
  const file = join(folder, `${size}.sqlite`)
  await (await openDatabase(file, { synchronous: 'OFF' })).destroy() // the tables
  fillWithCases(file, size)
  const db = await openDatabase(file)
  const largest = await db
    .selectFrom('tab_counts')
    .select('grid_id')
    .where('tab', '=', 'submitted')
    .where('grid_id', '!=', '*')
    .orderBy('count', 'desc')
    .executeTakeFirst()
  const reaches: DeskReach[] = [null, largest ? [largest.grid_id] : []]
  return { size, reaches, journal: sqliteJournal(db, (bytes) => randomBytes(bytes)), close: () => db.destroy() }
}
