import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../rig/free-port.ts'
import { type Dice, dice } from './dice.ts'
import { attach, injection, killWhenHeld } from './kill-at.ts'
import { killTargets, type Target } from './kill-targets.ts'
import { inLanes } from './lanes.ts'
import { leanSession } from './lean-phone.ts'
import { leanReport, toldOfLean } from './lean-report.ts'
import { foundLeanTown, type LeanTown } from './lean-town.ts'
import { type Balance, balance } from './ledger.ts'
import { eventsOf, integrityOf, readHeld } from './read-held.ts'
import type { FaultRow, RowOptions, RowResult } from './row.ts'
import type { ServedMode } from './served.ts'
import { photoStock } from './small-photo.ts'
import { haveStrace, STRACE_MISSING } from './strace.ts'
import { faultFolder } from './town.ts'
import { startServer, type TracedServer } from './traced-server.ts'
import { count, type Tally } from './wire.ts'

const LANES = 2
/** A call that came in the counted session may not come in another (a checkpoint, a retry): such a run proves nothing. */
const TRIES_PER_RUN = 3

/**
 * Fault 2: SIGKILL of the server before and after every call of a session that writes. The session: sign in, a report of two
 * photos, an act, a look at the feed. The server is started again on its folder and the session goes on to its end.
 * @param mode of the server; only `sound` (the one people run) may hold
 */
export const killedServerIn = (mode: ServedMode): FaultRow => ({
  number: 2,
  name: 'server killed around every writing call',
  goal: '0 lost, 0 doubled, 0 partial, integrity ok',
  slice: 8,
  full: 2_000,
  must: ['killed before', 'killed after'],
  run: (options) => run(options, mode),
})

export const killedServerRow = killedServerIn('sound')

type Sums = RowResult & { findings: string[] }

async function run({ seed, runs, log }: RowOptions, mode: ServedMode): Promise<RowResult> {
  const result: Sums = { ...nothing(), findings: [] }
  if (!haveStrace()) return { ...result, ok: null, detail: STRACE_MISSING }
  const town = await foundLeanTown()
  try {
    const photos = (await photoStock(2, 120)).map((photo) => photo.bytes)
    const targets = await killTargets(town, photos)
    result.other.moments = targets.length
    const chance = dice(seed)
    const order = shuffled(targets, chance)
    await inLanes(runs, LANES, async (index) => {
      for (let turn = 0; turn < TRIES_PER_RUN; turn++) {
        const target = order[(index + turn * runs) % order.length]
        if (target && (await oneRun({ town, photos, target, mode, chance: chance.fork(index) }, result))) break
      }
      if (index % 100 === 99) log(`${index + 1} of ${runs}, ${result.findings.length} findings`)
    })
  } finally {
    town.remove()
  }
  const { findings, ...sums } = result
  return { ...sums, ok: findings.length === 0, detail: findings.slice(0, 10).join('; ') }
}

const nothing = (): RowResult => ({
  runs: 0,
  lost: 0,
  doubled: 0,
  partial: 0,
  other: {},
  reached: {},
  ok: true,
  detail: '',
})

function shuffled(targets: readonly Target[], chance: Dice): Target[] {
  const order = [...targets]
  for (let i = order.length - 1; i > 0; i--) {
    const j = chance.between(0, i)
    const [a, b] = [order[i], order[j]]
    if (a && b) [order[i], order[j]] = [b, a]
  }
  return order
}

type Run = { town: LeanTown; photos: readonly ArrayBuffer[]; target: Target; mode: ServedMode; chance: Dice }

/** @returns whether the server was killed at the target; only then it counts */
async function oneRun(run: Run, sums: Sums): Promise<boolean> {
  const { town, photos, target, mode, chance } = run
  const { folder, remove } = faultFolder('killed-')
  const stage = await setStage(town.copyTo(folder), target, mode)
  const report = leanReport(chance, photos)
  const name = `${target.when} ${target.call} #${target.nth} of ${target.thread}, report ${report.reportId}`
  try {
    const tally: Tally = {}
    const trouble = await leanSession({ secrets: town.secrets, report, base: stage.base, tally }).then(
      () => null,
      (error: unknown) => String(error),
    )
    const wasKilled = stage.wasKilled()
    await stage.end()
    if (!wasKilled && trouble === null) return false
    const sheet = balance([toldOfLean(report, trouble === null)], readHeld(stage.dataDir))
    addUp(sums, sheet, tally, target)
    const acts = eventsOf(stage.dataDir, report.caseId).filter((type) => type === 'supplement').length
    const integrity = integrityOf(stage.dataDir)
    const findings = [...sheet.findings]
    if (trouble !== null) findings.push(`the session did not end: ${trouble}`)
    if (trouble === null && acts !== 1) findings.push(`the act was taken ${acts} times`)
    if (integrity !== 'ok') findings.push(`integrity: ${integrity}`)
    sums.findings.push(...findings.map((finding) => `${name}: ${finding}`))
    return true
  } finally {
    await stage.end()
    remove()
  }
}

function addUp(sums: Sums, sheet: Balance, tally: Tally, target: Target): void {
  sums.runs++
  sums.lost += sheet.lost
  sums.doubled += sheet.doubled
  sums.partial += sheet.partial
  count(sums.reached, `killed ${target.when}`)
  for (const what of ['replay', '409', '410', 'unanswered']) count(sums.reached, what, tally[what] ?? 0)
}

/** The server that will die, and the one that is started after it on the same folder and port. */
async function setStage(dataDir: string, target: Target, mode: ServedMode) {
  const port = await freePort()
  const program = mode === 'sound' ? ['bundle/main.js'] : ['faults/served.js', mode]
  const strace = target.thread === 'main' ? injection(target) : undefined
  const first = startServer({ dataDir, port, program, ...(strace && { strace }) })
  let died = false
  let ended = false
  let second: TracedServer | null = null
  void first.gone.then(() => {
    died = !ended
  })
  if (target.thread !== 'main') {
    await first.ready
    const pid = first.pid()
    if (pid !== null) await attach(target, pid)
  }
  const stopWatch = target.when === 'after' ? killWhenHeld(target, first.pid) : () => undefined
  return {
    dataDir,
    wasKilled: () => died,
    async base(): Promise<string> {
      const url = died ? null : await first.ready
      if (url !== null && !died) return url
      second ??= startServer({ dataDir, port, program })
      const again = await second.ready
      if (again === null) throw new Error('the server does not start again')
      return again
    },
    async end(): Promise<void> {
      stopWatch()
      await sleep(0) // an exit that has just happened is counted before the rest is killed
      ended = true
      await first.kill()
      await second?.kill()
    },
  }
}
