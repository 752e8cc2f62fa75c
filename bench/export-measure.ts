import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import SqliteFile from 'better-sqlite3'
import type { ExportKind } from '../domain/export-job.ts'
import { monthText, shanghaiMonth } from '../domain/month.ts'
import { fillCases } from '../rig/fill-cases.ts'
import { projectRoot } from '../rig/project-root.ts'
import { type RunningServer, runServer } from '../rig/run-server.ts'
import { type Asked, askExport, type Exported } from './export-by-api.ts'
import { loadInThread } from './load-in-thread.ts'
import { type Finding, type Measure, median, round } from './measure.ts'
import { signInByApi } from './sign-in-by-api.ts'

const GOAL_MB = 150
const GOAL_GROWTH = 2
const CASES = 100_000
const ROUNDS = 3
/** The heaviest is made while reports come in; the others once, by themselves. */
const HEAVIEST: ExportKind = 'cases.xlsx'
const OTHERS: readonly ExportKind[] = ['cases.csv', 'cases.geojson', 'numbers.xlsx']
const MB = 1024 * 1024
const SETTLES_MS = 3_000

type Cookies = { reporter: string; admin: string }
type Round = { before: number; during: number; growth: number; mb: number; seconds: number; fileMb: number }
type Alone = { kind: ExportKind; mb: number; seconds: number; fileMb: number }

/**
 * What a server takes above its idle memory while it exports 100,000 cases and reports come in over 32 connections; and how
 * much longer those reports wait (p99) than without an export. Resident memory of the whole process, threads included.
 */
export const exportMeasure: Measure = {
  name: 'export-memory-mb',
  goal: `< ${GOAL_MB}`,
  run: async () => {
    const results = join(projectRoot(), 'bench/results') // a real disk: the machine's temp folder may be memory
    mkdirSync(results, { recursive: true })
    const folder = mkdtempSync(join(results, 'export-'))
    const server = await runServer({ dataDir: join(folder, 'data') })
    try {
      fillCases(server.dataDir, CASES, Date.now())
      walkThemAll(server.dataDir)
      const cookies = { reporter: await signInByApi(server), admin: await signInByApi(server, 'admin') }
      await intakeP99(server, cookies.reporter) // warms up caches and the compiler; not counted
      await intakeP99(server, cookies.reporter)
      const rounds: Round[] = []
      for (let n = 0; n < ROUNDS; n++) rounds.push(await oneRound(server, cookies))
      const alone: Alone[] = []
      for (const kind of [HEAVIEST, ...OTHERS]) alone.push(await byItself(server, cookies.admin, kind))
      return finding(rounds, alone)
    } finally {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

async function oneRound(server: RunningServer, { reporter, admin }: Cookies): Promise<Round> {
  const before = await intakeP99(server, reporter)
  await wait(SETTLES_MS)
  const idle = residentBytes(server)
  const { value, peak } = await whileWatched(server, async () => {
    const job = askExport(theWish(server, admin, HEAVIEST))
    let isOver = false
    const noted = job.finally(() => {
      isOver = true
    })
    const waits: number[] = []
    while (!isOver) waits.push(await intakeP99(server, reporter))
    return { ...(await noted), waits }
  })
  const during = median(value.waits)
  return { before, during, growth: during / before, mb: (peak - idle) / MB, ...sizeOf(value) }
}

async function byItself(server: RunningServer, cookie: string, kind: ExportKind): Promise<Alone> {
  await wait(SETTLES_MS)
  const idle = residentBytes(server)
  const { value, peak } = await whileWatched(server, () => askExport(theWish(server, cookie, kind)))
  return { kind, mb: (peak - idle) / MB, ...sizeOf(value) }
}

function sizeOf({ cases, ms, bytes }: Exported): { seconds: number; fileMb: number } {
  if (cases < CASES) throw new Error(`an export looked at ${cases} cases only`)
  return { seconds: ms / 1000, fileMb: bytes / MB }
}

function theWish({ url }: RunningServer, cookie: string, kind: ExportKind): Asked {
  const to = monthText(shanghaiMonth(Date.now()))
  return { url, cookie, kind, from: `${Number(to.slice(0, 4)) - 1}-01`, to }
}

/** The 99th percentile of how long reports wait, in ms, over a round of load. */
async function intakeP99(server: RunningServer, cookie: string): Promise<number> {
  const load = await loadInThread('./intake-round.js', { port: server.port, cookie })
  if (load.unexpected.length > 0) throw new Error(`not every report was taken in: ${load.unexpected[0]}`)
  return load.p99Ms
}

async function whileWatched<T>(server: RunningServer, work: () => Promise<T>): Promise<{ value: T; peak: number }> {
  let peak = residentBytes(server)
  const timer = setInterval(() => {
    peak = Math.max(peak, residentBytes(server))
  }, 20)
  try {
    return { value: await work(), peak }
  } finally {
    clearInterval(timer)
  }
}

/** VmRSS in proc_pid_status(5). */
function residentBytes({ pid }: RunningServer): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  if (kilobytes === undefined) throw new Error('the system does not tell how much memory a process takes')
  return Number(kilobytes) * 1024
}

/** Gives the filled cases what a case has that went its way: times, a handler's task, a deadline. */
function walkThemAll(dataDir: string): void {
  const db = new SqliteFile(join(dataDir, 'woodpecker.db'))
  db.pragma('busy_timeout = 20000')
  db.exec(`update cases set answered_at = received_at + 600000, accepted_at = received_at + 600000,
    dispatched_at = received_at + 1200000, started_at = received_at + 3600000, done_at = received_at + 7200000,
    ended_at = case when tab = 'closed' then received_at + 9000000 end, due_at = received_at + 14400000,
    task = '请把单元门口的电瓶车挪到车棚，并贴温馨提示'`)
  db.close()
}

function finding(rounds: Round[], alone: Alone[]): Finding {
  const value = round(Math.max(...[...rounds, ...alone].map(({ mb }) => mb)), 1)
  const growth = round(median(rounds.map((one) => one.growth)))
  const rounded = <T extends object>(one: T) =>
    Object.fromEntries(
      Object.entries(one).map(([key, found]) => [key, typeof found === 'number' ? round(found, 2) : found]),
    )
  return {
    value,
    ok: value < GOAL_MB && growth < GOAL_GROWTH,
    detail: {
      cases: CASES,
      intakeP99Growth: growth,
      intakeP99GrowthGoal: `< ${GOAL_GROWTH}`,
      spread: rounds.map((one) => round(one.growth, 2)),
      p99BeforeMs: round(median(rounds.map(({ before }) => before)), 1),
      p99DuringMs: round(median(rounds.map(({ during }) => during)), 1),
      whileReportsCameIn: rounds.map(rounded),
      byThemselves: alone.map(rounded),
    },
  }
}
