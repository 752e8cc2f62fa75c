import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import SqliteFile from 'better-sqlite3'
import { projectRoot } from '../rig/project-root.ts'
import { runServer } from '../rig/run-server.ts'
import { dataFiles } from '../server/start/data-folder.ts'
import { balance } from './ledger.ts'
import { BROUGHT, type Brought, type Errand } from './pair-errand.ts'
import { readHeld } from './read-held.ts'
import type { FaultRow, RowOptions, RowResult } from './row.ts'
import { faultFolder } from './town.ts'
import { count } from './wire.ts'
import { SWAP_MOMENTS, SWAP_WAYS, swapWorkers } from './worker-swap.ts'

const inRoot = (path: string) => join(projectRoot(), path)
const FROZEN = {
  client: inRoot('test/fixtures/schema-1/client.mjs'),
  server: inRoot('test/fixtures/schema-1/server.mjs'),
}
const NOW = { client: inRoot('build/faults/pair-core.js'), server: inRoot('build/bundle/main.js') }

/** Who begins a report, who ends it after an update in the middle, and which server takes it. */
const PAIRS = [
  { name: 'old phone, old server', begins: FROZEN.client, ends: FROZEN.client, server: FROZEN.server },
  { name: 'old phone, new server', begins: FROZEN.client, ends: FROZEN.client, server: NOW.server },
  { name: 'new phone, old server', begins: NOW.client, ends: NOW.client, server: FROZEN.server },
  { name: 'new phone, new server', begins: NOW.client, ends: NOW.client, server: NOW.server },
  { name: 'updated in the middle, old server', begins: FROZEN.client, ends: NOW.client, server: FROZEN.server },
  { name: 'updated in the middle, new server', begins: FROZEN.client, ends: NOW.client, server: NOW.server },
] as const
type Pair = (typeof PAIRS)[number]

/** One run in so many swaps a real service worker; at least as many as there are moments to do it at. */
const SWAP_EVERY = 30
const SWAPS_MIN = Object.keys(SWAP_MOMENTS).length

/**
 * Row 9: the first released schema and today's understand each other, both ways and across an update in the middle of sending;
 * and a service worker that takes over in Chromium while a report is being sent does it no harm.
 */
export const pairsRow: FaultRow = {
  number: 9,
  name: 'old and new builds paired, update in the middle',
  goal: '≥ 100 a pair, ≥ 20 worker swaps: 0 lost, 0 doubled, 0 partial; a missing pair voids the row',
  slice: PAIRS.length,
  full: 110 * PAIRS.length,
  must: [
    ...PAIRS.map(({ name }) => name),
    'cut in the middle',
    'answer lost',
    'replay',
    'worker swapped',
    ...Object.keys(SWAP_MOMENTS),
    ...SWAP_WAYS,
    'then runs the new build',
  ],
  run: async (options) => {
    const sum: RowResult = { runs: 0, lost: 0, doubled: 0, partial: 0, other: {}, reached: {}, ok: true, detail: '' }
    const missing = Object.values(FROZEN).filter((file) => !existsSync(file))
    if (missing.length > 0) return { ...sum, ok: null, detail: `missing: ${missing.join(', ')}` }
    const runsEach = Math.ceil(options.runs / PAIRS.length)
    for (const [at, pair] of PAIRS.entries())
      await onePair(pair, { ...options, seed: options.seed + at, runs: runsEach }, sum)
    await swapsInChromium(options, sum)
    return sum
  },
}

async function swapsInChromium({ seed, runs, log }: RowOptions, sum: RowResult): Promise<void> {
  const { told, held, stuck } = await swapWorkers(Math.max(SWAPS_MIN, Math.ceil(runs / SWAP_EVERY)), seed, sum.reached)
  const { lost, doubled, partial, findings } = balance(told, held)
  sum.runs += told.length
  sum.lost += lost
  sum.doubled += doubled
  sum.partial += partial
  sum.ok = sum.ok && stuck === 0
  sum.detail = [sum.detail, ...findings].filter(Boolean).join('; ')
  count(sum.other, 'neverDelivered', stuck)
  log(`workers swapped: ${told.length}`)
}

async function onePair(pair: Pair, { seed, runs, log }: RowOptions, sum: RowResult): Promise<void> {
  const { folder, remove } = faultFolder('pair-')
  const server = await runServer({ dataDir: join(folder, 'data'), main: pair.server })
  try {
    const secret = server.links.reporter.split('#')[1] ?? ''
    const { begins, ends } = pair
    const brought = await send({ begins, ends, serverUrl: server.url, secret, runs, seed, mark: `第${seed}号` })
    const { lost, doubled, partial, findings } = balance(brought.told, readHeld(server.dataDir))
    const actsTaken = supplementsTaken(server.dataDir)
    sum.runs += brought.told.length
    sum.lost += lost
    sum.doubled += doubled + Math.max(0, actsTaken - brought.actsTold)
    sum.partial += partial
    sum.ok = sum.ok && brought.stuck === 0 && actsTaken === brought.actsTold
    sum.detail = [sum.detail, ...findings].filter(Boolean).join('; ')
    count(sum.other, 'neverDelivered', brought.stuck)
    count(sum.reached, pair.name, brought.told.length)
    for (const [state, times] of Object.entries(brought.tally)) count(sum.reached, state, times)
    log(`${pair.name}: ${brought.told.length}`)
  } finally {
    await server.stop()
    remove()
  }
}

/** The client runs in a process of its own, as it does in life. */
async function send(errand: Errand): Promise<Brought> {
  const script = inRoot('build/faults/pair-client.js')
  const { stdout } = await promisify(execFile)(process.execPath, [script, JSON.stringify(errand)], { maxBuffer: 1e8 })
  const line = stdout.split('\n').find((one) => one.startsWith(BROUGHT))
  if (!line) throw new Error(`a client brought nothing back: ${stdout.slice(0, 500)}`)
  return JSON.parse(line.slice(BROUGHT.length)) as Brought // written by pair-client
}

/** How many supplements took effect, whichever server wrote them. */
function supplementsTaken(dataDir: string): number {
  const db = new SqliteFile(dataFiles(dataDir).database, { readonly: true })
  try {
    return Number(db.prepare("select count(*) from case_events where type = 'supplement'").pluck().get())
  } finally {
    db.close()
  }
}
