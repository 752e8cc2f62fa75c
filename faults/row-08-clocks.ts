import type { MyCase } from '../domain/case-view.ts'
import type { Receipt } from '../domain/wire.ts'
import { sealAct } from '../src/offline/acts.ts'
import type { ReadyPhoto } from '../src/offline/draft.ts'
import { type Dice, dice } from './dice.ts'
import { type InProcess, serveInProcess } from './in-process.ts'
import { balance, type Told } from './ledger.ts'
import { newPhone, type Phone } from './phone.ts'
import { countEvents, readHeld } from './read-held.ts'
import type { FaultRow, RowOptions, RowResult } from './row.ts'
import { photoStock } from './small-photo.ts'
import { foundTown, type Volunteer } from './town.ts'
import { type WildClock, wildClock } from './wild-clock.ts'
import { count, type Tally } from './wire.ts'

const DAY = 86_400_000
/** The app looks by itself this often, and the longest back-off is half an hour: what takes longer is frozen. */
const TIMER_MS = 30_000
const LOOKS_MAX = 65
const JUMPS = 0.3
/** After so many looks the clock is right and stays so: whatever it was before must not be waited for. */
const WILD_LOOKS = 2
/** Real time, for sessions are dated by it; each run an hour later. */
const START = Date.now()

type Sum = { told: Told[]; frozen: number; misordered: number; tally: Tally; lastSeq: number; findings: string[] }
type Stage = {
  server: InProcess
  who: Volunteer
  photos: ReadyPhoto[]
  chance: Dice
  sum: Sum
  index: number
  forgetsTries: boolean
}

/**
 * Row 8: phones whose clocks are years off and are set while they send; the order is the server's, and nothing waits for a clock.
 * @param forgetsTries the control: a phone that cannot tell that its clock was set back, because it does not know when it tried
 */
export const clocks = (forgetsTries: boolean): FaultRow => ({
  number: 8,
  name: 'clocks ±10 years, set while sending',
  goal: '≥ 500: order = server sequence, nothing frozen, nothing lost',
  slice: 20,
  full: 600,
  must: ['setBack', 'setForward', 'setMidSend', 'putOff', 'sealedInFuture', 'sealedInPast', 'idsAgainstOrder'],
  run: (options) => sendUnderClocks(options, forgetsTries),
})
export const clocksRow = clocks(false)

async function sendUnderClocks({ seed, runs, log }: RowOptions, forgetsTries: boolean): Promise<RowResult> {
  const town = await foundTown(8)
  const server = await serveInProcess(town.dataDir)
  const photos = await photoStock(4, 40)
  const sum: Sum = { told: [], frozen: 0, misordered: 0, tally: {}, lastSeq: 0, findings: [] }
  try {
    for (let index = 0; index < runs; index++) {
      const who = town.volunteers[index % town.volunteers.length]
      if (!who) throw new Error('nobody lives here')
      await oneRun({ server, who, photos, chance: dice(seed).fork(index), sum, index, forgetsTries })
      if (index % 100 === 99) log(`${index + 1} of ${runs}`)
    }
    await server.close()
    const sums = balance(sum.told, readHeld(town.dataDir))
    const { frozen, misordered } = sum
    const acts = countEvents(town.dataDir, 'supplement') - (runs - frozen)
    if (acts > 0) sums.doubled += acts
    if (acts < 0) sums.lost -= acts
    const isCalm = frozen === 0 && misordered === 0 && server.logged.length === 0
    const detail = [...sum.findings, ...sums.findings, ...server.logged].slice(0, 8).join('; ')
    return { runs, ...sums, other: { frozen, misordered }, reached: sum.tally, ok: isCalm, detail }
  } finally {
    town.remove()
  }
}

/** Two reports and a supplement, sealed and sent while the clock is set again and again; the first tries meet a dead network. */
async function oneRun(stage: Stage): Promise<void> {
  const { server, who, chance, sum, index } = stage
  const clock = wildClock(chance, sum.tally, START)
  const wild = chance.hits(0.3)
  // The server's own clock may be set too; not further than its sessions last.
  server.clock.now = () => START + (wild ? Math.round((chance.next() * 2 - 1) * 2 * DAY) : 0)
  const lostFirst = chance.between(0, 8)
  let exchange = 0
  const inner = server.fetchFor(who)
  const fetchIt: typeof fetch = async (input, init) => {
    if (chance.hits(JUMPS)) {
      clock.jump()
      count(sum.tally, 'setMidSend')
    }
    if (exchange++ < lostFirst) throw new TypeError('Failed to fetch')
    const answer = await inner(input, init)
    if (chance.hits(0.1)) throw new TypeError('Failed to fetch') // done there, and the answer is lost
    return answer
  }
  const phone = await newPhone({ who, fetchIt, env: clock, name: `clock-${index}` })
  try {
    await sealSome(stage, phone, clock)
    if (!(await looksUntilDelivered(phone, clock, stage))) note(stage, 'frozen', `run ${index} is still waiting`)
    await checkOrder(phone, stage)
    sum.told.push(...(await phone.told()))
  } finally {
    await phone.throwAway()
  }
}

async function sealSome(stage: Stage, phone: Phone, clock: WildClock): Promise<void> {
  const { who, photos, chance, index, sum } = stage
  const made: string[] = []
  for (const n of [0, 1]) {
    clock.jump()
    count(sum.tally, clock.now() > START ? 'sealedInFuture' : 'sealedInPast')
    made.push(await phone.report(`${index}-${n}`, [chance.pick(photos)]))
  }
  const [first = '', second = ''] = made
  if (second < first) count(sum.tally, 'idsAgainstOrder')
  const op = await phone.db.get('operations', second)
  if (!op) throw new Error('a sealed report is gone')
  clock.jump()
  const act = { act: 'supplement' as const, supplement: { words: `${index}-1` } }
  await sealAct(phone.db, who.me, { caseId: op.caseId, act, revision: null, after: second }, clock)
}

/** The timer alone, nobody presses: half a minute of real time between two looks, whatever the clock says. */
async function looksUntilDelivered(phone: Phone, clock: WildClock, stage: Stage): Promise<boolean> {
  const { chance, sum, forgetsTries } = stage
  for (let look = 0; look < LOOKS_MAX; look++) {
    const report = await phone.sync.run()
    const open = (await phone.db.getAll('operations')).filter((op) => op.state !== 'delivered')
    if (open.length === 0) return true
    if (open.some((op) => op.nextTryAt !== null)) count(sum.tally, 'putOff')
    if (report.held > 0) return false
    if (forgetsTries) for (const op of open) await phone.db.put('operations', { ...op, lastTriedAt: null })
    clock.pass(TIMER_MS)
    if (look === WILD_LOOKS) clock.setRight()
    if (chance.hits(JUMPS)) clock.jump()
  }
  return false
}

/** One phone at a time sends here, so what is answered later has the higher number, in receipts as in the case's history. */
async function checkOrder(phone: Phone, stage: Stage): Promise<void> {
  const ops = await phone.db.getAll('operations')
  const seqs = ops.flatMap((op) => (op.receipt ? [op.receipt.seq] : []))
  const reports = ops.flatMap((op) => (op.kind === 'report' && op.receipt ? [op.receipt as Receipt] : [])) // a report's is one
  const before = stage.sum.lastSeq
  if (new Set(seqs).size < seqs.length || seqs.some((seq) => seq <= before)) {
    note(stage, 'misordered', `numbers ${seqs.join()} after ${before}`)
  }
  const supplement = ops.find((op) => op.kind === 'act')
  const parent = ops.find((op) => op.opId === supplement?.after)
  if (supplement?.receipt && parent?.receipt && supplement.receipt.seq <= parent.receipt.seq) {
    note(stage, 'misordered', 'a supplement before its report')
  }
  stage.sum.lastSeq = Math.max(before, ...seqs)
  for (const cached of await phone.db.getAll('cases')) {
    if (cached.scope !== 'mine' || !reports.some(({ caseId }) => caseId === cached.caseId)) continue
    const { history } = cached.view as MyCase // the scope `mine` holds nothing else
    if (history.some((event, at) => at > 0 && event.seq <= (history[at - 1]?.seq ?? 0))) {
      note(stage, 'misordered', `the history of ${cached.caseId}`)
    }
  }
}

function note(stage: Stage, what: 'frozen' | 'misordered', text: string): void {
  stage.sum[what]++
  stage.sum.findings.push(text)
}
