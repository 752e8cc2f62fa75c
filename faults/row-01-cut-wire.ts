import { CUT_KINDS, type Cut, type CuttingProxy, cuttingProxy } from '../rig/cutting-proxy.ts'
import { type RunningServer, runServer } from '../rig/run-server.ts'
import type { ReadyPhoto } from '../src/offline/draft.ts'
import { type CutOutcome, cutSession } from './cut-session.ts'
import { type Dice, dice } from './dice.ts'
import { inLanes } from './lanes.ts'
import { balance, type Told } from './ledger.ts'
import { readHeld } from './read-held.ts'
import type { FaultRow, RowOptions } from './row.ts'
import { pressUntilDelivered } from './settle.ts'
import { photoStock } from './small-photo.ts'
import { foundTown, type Town } from './town.ts'
import { count, type Tally } from './wire.ts'

const LANES = 24
/** Each has few reports, so that fetching the news costs what it costs a person. */
const REPORTS_PER_VOLUNTEER = 20
/** Long enough for a busy server on two cores, short enough that silence does not cost the run its day. */
const ANSWER_TIMEOUT_MS = 1_500
/** Every so many, a report whose photos take two pieces each: a cut between pieces resumes in the middle. */
const LARGE_EVERY = 200

type Stage = {
  town: Town
  server: RunningServer
  proxies: CuttingProxy[]
  small: ReadyPhoto[]
  large: ReadyPhoto[]
  retry: Retry
}
type Retry = Parameters<typeof cutSession>[0]['retry']
type Sum = { told: Told[]; cuts: number; missed: number; stuck: number; falselyWhole: number; tally: Tally }

/**
 * Row 1: the wire is cut at every byte of a report with two photos, both ways, and the report is there once and whole.
 * @param retry how the phone goes on after the cut; a control puts a worse way here
 */
export const cutWire = (retry: Retry): FaultRow => ({
  number: 1,
  name: 'wire cut at every byte, FIN / RST / silence',
  goal: '≥ 20,000 cuts: 0 lost, 0 doubled, 0 partial shown as whole',
  slice: 48,
  full: 24_500,
  must: ['up', 'down', ...CUT_KINDS, 'replay', 'unanswered'],
  run: async (options) => {
    const stage = await prepare(options.runs, retry)
    try {
      return await cutAndBalance(stage, options)
    } finally {
      await Promise.all(stage.proxies.map((proxy) => proxy.close()))
      await stage.server.stop()
      stage.town.remove()
    }
  },
})
export const cutWireRow = cutWire((phone) => pressUntilDelivered(phone))

async function prepare(runs: number, retry: Retry): Promise<Stage> {
  const town = await foundTown(Math.ceil(runs / REPORTS_PER_VOLUNTEER) + 1)
  const server = await runServer({ dataDir: town.dataDir, env: { WOODPECKER_MODE: 'production' } })
  const proxies = await Promise.all(Array.from({ length: Math.min(LANES, runs) }, () => cuttingProxy(server.port)))
  return { town, server, proxies, retry, small: await photoStock(6), large: await photoStock(2, 640) }
}

async function cutAndBalance(stage: Stage, { seed, runs, log }: RowOptions) {
  const chance = dice(seed)
  const whole = await uncut(stage, stage.small)
  const wholeLarge = await uncut(stage, stage.large)
  log(`a report is ${whole.up} bytes up and ${whole.down} down`)
  const sum: Sum = { told: [], cuts: 0, missed: 0, stuck: 0, falselyWhole: 0, tally: {} }
  const offset = chance.next()
  await inLanes(runs, LANES, async (index, lane) => {
    const isLarge = index % LARGE_EVERY === LARGE_EVERY - 1
    const cut = isLarge ? anyCut(chance.fork(index), wholeLarge) : cutOf(index, runs, offset, whole)
    const outcome = await oneSession(stage, cut, isLarge ? stage.large : stage.small, index, lane, sum.tally)
    add(sum, outcome, cut)
    if (index % 1000 === 999) log(`${index + 1} of ${runs}`)
  })
  return result(stage, sum, whole)
}

/** Spread evenly over all bytes of both directions; with as many runs as bytes every byte gets its cut. */
function cutOf(index: number, runs: number, offset: number, whole: { up: number; down: number }): Cut {
  const at = Math.floor(((index + offset) * (whole.up + whole.down)) / runs)
  const kind = CUT_KINDS[index % CUT_KINDS.length] ?? 'RST'
  return at < whole.up
    ? { direction: 'up', afterBytes: at, kind }
    : { direction: 'down', afterBytes: at - whole.up, kind }
}

const anyCut = (chance: Dice, whole: { up: number; down: number }): Cut => ({
  direction: 'up',
  afterBytes: chance.between(0, whole.up - 1),
  kind: chance.pick(CUT_KINDS),
})

/** How many bytes a report is, each way, when nothing happens to it. */
async function uncut(stage: Stage, photos: ReadyPhoto[]): Promise<{ up: number; down: number }> {
  const outcome = await oneSession(stage, null, photos, -1, 0, {})
  if (outcome.stuck) throw new Error(`a report does not get through a healthy wire:\n${stage.server.output()}`)
  return outcome.passed
}

function oneSession(
  { town, server, proxies, retry }: Stage,
  cut: Cut | null,
  stock: readonly ReadyPhoto[],
  index: number,
  lane: number,
  tally: Tally,
): Promise<CutOutcome> {
  const who = town.volunteers[(index + 1) % town.volunteers.length]
  const proxy = proxies[lane]
  if (!who || !proxy) throw new Error('no volunteer or no wire')
  const photos = [0, 1].flatMap((n) => stock[(index + 1 + n) % stock.length] ?? [])
  const mark = `第${index}次，照片${photos[0]?.width}px`
  const answerTimeoutMs = ANSWER_TIMEOUT_MS
  return cutSession({ who, proxy, serverUrl: server.url, cut, mark, photos, answerTimeoutMs, tally, retry })
}

function add(sum: Sum, outcome: CutOutcome, cut: Cut): void {
  sum.told.push(...outcome.told)
  if (outcome.stuck) sum.stuck++
  if (outcome.falselyWhole) sum.falselyWhole++
  if (!outcome.hasCut) sum.missed++
  else {
    sum.cuts++
    count(sum.tally, cut.direction)
    count(sum.tally, cut.kind)
  }
}

function result({ town }: Stage, sum: Sum, whole: { up: number; down: number }) {
  const { lost, doubled, partial, findings } = balance(sum.told, readHeld(town.dataDir))
  return {
    runs: sum.cuts,
    lost,
    doubled,
    partial: partial + sum.falselyWhole,
    reached: sum.tally,
    other: { bytesUp: whole.up, bytesDown: whole.down, cutNotReached: sum.missed, neverDelivered: sum.stuck },
    ok: sum.stuck === 0,
    detail: findings.join('; '),
  }
}
