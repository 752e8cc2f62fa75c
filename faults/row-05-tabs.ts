import 'fake-indexeddb/auto'
import { dice } from './dice.ts'
import { type Balance, balance, type Held, type Told } from './ledger.ts'
import { virtualPhotos } from './model/virtual-photos.ts'
import { readHeld } from './read-held.ts'
import type { FaultRow, RowOptions, RowResult } from './row.ts'
import { tabsInChromium } from './tabs-in-chromium.ts'
import { tabsRun } from './tabs-in-process.ts'
import { hushConsole } from './virtual/hush-console.ts'
import { withQuickDigest } from './virtual/quick-digest.ts'
import type { SyncMaker } from './virtual/virtual-phone.ts'
import { foundVirtualTown, openVirtualServer, VIRTUAL_START } from './virtual/virtual-server.ts'
import type { Tally } from './wire.ts'

/** One run in so many plays in a real browser. */
const CHROMIUM_EVERY = 25
/** A volunteer with few reports: fetching the news costs what it costs a person. */
const RUNS_PER_SERVER = 20

type Sum = Balance & { stuck: number; reached: Tally }

/** Row 5: whichever tab or worker dies while sending, and whoever holds the lock, every report is there once and whole. */
export const tabsRow: FaultRow = {
  number: 5,
  name: 'tabs and worker killed, lock stolen or missing',
  goal: '≥ 1,000 runs with 2–5 tabs: 0 lost, 0 doubled, 0 partial',
  slice: 30,
  full: 1_050,
  must: [
    'killed',
    'no locks',
    'locks',
    'lock stolen',
    'stolen',
    '5 tabs',
    'tab closed',
    'worker stopped',
    'in Chromium',
  ],
  run: async (options) => {
    const inChromium = Math.ceil(options.runs / CHROMIUM_EVERY)
    const sum = await tabsInNode({ ...options, runs: options.runs - inChromium })
    options.log('the rest in Chromium')
    const { told, held, stuck } = await tabsInChromium(inChromium, options.seed, sum.reached)
    add(sum, balance(told, held), stuck)
    return resultOf(sum, options.runs)
  },
}

/** The part of the row in this process; `makeSync` puts another send loop in the place of ours. */
export async function tabsInNode({ seed, runs, log, makeSync }: RowOptions & { makeSync?: SyncMaker }): Promise<Sum> {
  const sum: Sum = { lost: 0, doubled: 0, partial: 0, findings: [], stuck: 0, reached: {} }
  const town = await foundVirtualTown()
  const restores = [withQuickDigest(), hushConsole()]
  const stock = await virtualPhotos()
  try {
    for (let run = 0; run < runs; ) {
      const server = await openVirtualServer(town, () => VIRTUAL_START)
      const told: Told[] = []
      for (const end = Math.min(runs, run + RUNS_PER_SERVER); run < end; run++) {
        const chance = dice(seed).fork(run)
        const parts = { server, chance, tally: sum.reached, stock, mark: `第${run}次`, ...(makeSync && { makeSync }) }
        told.push(...(await tabsRun(parts)))
      }
      const held = readHeld(server.dataDir)
      const stuck = told.filter(({ delivered, stillHere }) => !delivered && stillHere).length
      add(sum, balance(vouched(told, held), held), stuck)
      await server.close()
      if (run % 200 === 0) log(`${run} of ${runs}`)
    }
    return sum
  } finally {
    for (const restore of restores) restore()
    town.remove()
  }
}

/** What is gone from a phone that never called it delivered counts as delivered if the server has all of it, as lost otherwise. */
const vouched = (told: readonly Told[], held: readonly Held[]): Told[] =>
  told.map((one) => {
    const photos = held.find(({ reportId }) => reportId === one.reportId)?.photos ?? []
    const isWhole = photos.length === one.photos.length && photos.every(({ fileIsWhole }) => fileIsWhole)
    return one.stillHere ? one : { ...one, delivered: isWhole }
  })

function add(sum: Sum, more: Balance, stuck: number): void {
  sum.lost += more.lost
  sum.doubled += more.doubled
  sum.partial += more.partial
  sum.findings.push(...more.findings)
  sum.stuck += stuck
}

const resultOf = ({ lost, doubled, partial, findings, stuck, reached }: Sum, runs: number): RowResult => ({
  runs,
  lost,
  doubled,
  partial,
  reached,
  other: { neverDelivered: stuck },
  ok: stuck === 0,
  detail: findings.slice(0, 10).join('; '),
})
