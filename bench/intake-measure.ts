import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../rig/project-root.ts'
import { type RunningServer, runServer } from '../rig/run-server.ts'
import { diskRate } from './disk-rate.ts'
import { loadInThread } from './load-in-thread.ts'
import { type Measure, median, round } from './measure.ts'
import { signInByApi } from './sign-in-by-api.ts'

const ROUNDS = 9
const DISK_MS = 1_500
const GOAL = 1.0

type Round = { disk: number; intake: number; ratio: number; p50Ms: number; p99Ms: number; verified: number }

/**
 * Durable intake of 1 KB reports at 32 connections, as a multiple of what the disk itself does sequentially with
 * 4 KB + fdatasync on the same file system. Rounds alternate which of the two goes first; every 201 is asked for again.
 */
export const intakeMeasure: Measure = {
  name: 'intake-vs-fdatasync',
  goal: `≥ ${GOAL.toFixed(1)}`,
  run: async () => {
    const results = join(projectRoot(), 'bench/results') // a real disk: the machine's temp folder may be memory
    mkdirSync(results, { recursive: true })
    const folder = mkdtempSync(join(results, 'intake-'))
    const server = await runServer({ dataDir: join(folder, 'data') })
    try {
      const cookie = await signInByApi(server)
      await oneRound(folder, server, cookie, 0) // warms up caches and the compiler; not counted
      const rounds: Round[] = []
      for (let n = 1; n <= ROUNDS; n++) rounds.push(await oneRound(folder, server, cookie, n))
      return finding(rounds)
    } finally {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

async function oneRound(folder: string, server: RunningServer, cookie: string, n: number): Promise<Round> {
  const before = n % 2 === 0 ? diskRate(folder, DISK_MS) : null
  const load = await loadInThread('./intake-round.js', { port: server.port, cookie })
  const disk = before ?? diskRate(folder, DISK_MS)
  const intake = (load.answered * 1000) / load.ms
  if (load.unexpected.length > 0) throw new Error(`not every report was taken in: ${load.unexpected[0]}`)
  if (load.verified !== load.answered) throw new Error(`${load.answered} answered 201, only ${load.verified} found`)
  return { disk, intake, ratio: intake / disk, p50Ms: load.p50Ms, p99Ms: load.p99Ms, verified: load.verified }
}

function finding(rounds: Round[]) {
  const ratios = rounds.map((r) => r.ratio)
  const value = round(median(ratios))
  const detail = {
    spread: { min: round(Math.min(...ratios)), max: round(Math.max(...ratios)) },
    diskPerSecond: Math.round(median(rounds.map((r) => r.disk))),
    reportsPerSecond: Math.round(median(rounds.map((r) => r.intake))),
    rounds: rounds.map((r) => Object.fromEntries(Object.entries(r).map(([key, number]) => [key, round(number)]))),
  }
  return { value, ok: value >= GOAL, detail }
}
