import { join } from 'node:path'
import { helloSchema, paths } from '../domain/wire.ts'
import type { RunningServer } from '../rig/run-server.ts'
import { sealAct } from '../src/offline/acts.ts'
import type { ReadyPhoto } from '../src/offline/draft.ts'
import type { Operation } from '../src/offline/operation.ts'
import { type Dice, dice } from './dice.ts'
import { balance } from './ledger.ts'
import { newPhone, type Phone } from './phone.ts'
import { heldOperations, photosNotWhole, readHeld } from './read-held.ts'
import { goBack, keepBackup, serveTown, WAYS, type Way } from './restore-server.ts'
import {
  countStaffSteps,
  evidenceOf,
  isToldToPerson,
  type Person,
  type Staff,
  staffAfterBackup,
  staffBeforeBackup,
  type Wire,
} from './restore-staff.ts'
import type { FaultRow, RowOptions, RowResult } from './row.ts'
import { photoStock } from './small-photo.ts'
import { foundTown, type Town, type Volunteer } from './town.ts'
import { browserFetch, count, type Tally } from './wire.ts'

const VOLUNTEERS = 4
const LOOKS_MAX = 15

type Stage = {
  town: Town
  /** Volunteers at work. */
  people: Person[]
  staff: Staff
  photos: readonly ReadyPhoto[]
  chance: Dice
  tally: Tally
  index: number
}
type Sum = { lost: number; doubled: number; partial: number; stuck: number; tally: Tally; findings: string[] }

/** What stands between phone and server; a control puts a worse one here. */
type Between = (inner: typeof fetch) => typeof fetch

/**
 * Row 10: the server goes back to an old state of itself. What it has confirmed since then is on the phones, and comes back from
 * there: reports, photos and steps of volunteers, a leader and a handler, once and whole. A step of the staff may also end as a
 * conflict that says so.
 */
export const restoring = (between: Between): FaultRow => ({
  number: 10,
  name: 'server restored from an old backup',
  goal: '≥ 100: 100 % of what phones hold reconciled',
  slice: 2,
  full: 120,
  must: ['reconcile', 'admin', 'hand', 'sinceBackup', 'halfSent', '410', '422', 'staff step delivered'],
  run: (options) => restoreAgainAndAgain(options, between),
})
export const restoreRow = restoring((inner) => inner)

async function restoreAgainAndAgain({ seed, runs, log }: RowOptions, between: Between): Promise<RowResult> {
  const photos = await photoStock(6, 48)
  const sum: Sum = { lost: 0, doubled: 0, partial: 0, stuck: 0, tally: {}, findings: [] }
  for (let index = 0; index < runs; index++) {
    const chance = dice(seed).fork(index)
    const town = await foundTown(VOLUNTEERS + 1)
    try {
      const all = [...town.volunteers, town.leader, town.handler]
      const [reporter, ...others] = await Promise.all(all.map((who, n) => newPerson(who, `restore-${index}-${n}`)))
      const [handler, leader] = [others.pop(), others.pop()]
      if (!reporter || !leader || !handler) throw new Error('nobody lives here')
      const staff = { reporter, leader, handler }
      await oneRestore({ town, people: others, staff, photos, chance, tally: sum.tally, index }, sum, between)
    } finally {
      town.remove()
    }
    if (index % 10 === 9) log(`${index + 1} of ${runs}: lost ${sum.lost}, never reconciled ${sum.stuck}`)
  }
  const { lost, doubled, partial, stuck, tally, findings } = sum
  const other = { neverReconciled: stuck }
  return {
    runs,
    lost,
    doubled,
    partial,
    other,
    reached: tally,
    ok: stuck === 0,
    detail: findings.slice(0, 8).join('; '),
  }
}

/** The phone gets its wire once the server has an address. */
async function newPerson(who: Volunteer, name: string): Promise<Person> {
  const wire: Wire = { lossy: false, noPhotos: false, noActs: false, fetchIt: fetch }
  const phone = await newPhone({ who, name, fetchIt: (input, init) => wire.fetchIt(input, init) })
  return { who, phone, wire }
}

async function oneRestore(stage: Stage, sum: Sum, between: Between): Promise<void> {
  const { town, staff, chance, tally, index } = stage
  const people = [...stage.people, ...Object.values(staff)]
  const way = WAYS[index % WAYS.length] ?? 'admin'
  count(tally, way)
  let server = await serveTown(town.dataDir)
  for (const person of people) connect(person, server, stage, between)
  try {
    await work(stage)
    const cases = await staffBeforeBackup(stage)
    server = await backUpAmidWork(stage, server, way)
    const before = await confirmedOps(people)
    await work(stage)
    await staffAfterBackup(stage, cases)
    count(tally, 'sinceBackup', (await confirmedOps(people)).size - before.size)
    server = await goBack(way, server, join(town.dataDir, '../backup'), chance.hits(0.5))
    for (const open of await settleAll(people, server)) note(sum, 'stuck', `run ${index}: ${open}`)
    await server.stop()
    await compare(stage, people, sum)
  } finally {
    await server.stop()
    for (const { phone } of people) await phone.throwAway()
  }
}

function connect(person: Person, server: RunningServer, { chance, tally }: Stage, between: Between): void {
  const inner = between(browserFetch(server.url, person.who, tally))
  const own = chance.fork(person.who.me.personId.length)
  Object.assign(person.wire, {
    fetchIt: (async (input, init) => {
      const isStopped =
        (person.wire.noPhotos && init?.method === 'PATCH') || (person.wire.noActs && String(input).endsWith('/acts'))
      if (isStopped || (person.wire.lossy && own.hits(0.25))) throw new TypeError('Failed to fetch')
      return inner(input, init)
    }) satisfies typeof fetch,
  })
}

/** An hour in the community: reports, things said later, reports withdrawn; sent over wires of which some are bad. */
async function work({ people, photos, chance, index }: Stage): Promise<void> {
  for (const { who, phone, wire } of people) {
    wire.lossy = chance.hits(0.5)
    for (let n = chance.between(0, 2); n >= 0; n--) {
      const mark = `${index} ${who.me.personId} ${(await phone.db.count('operations')) + 1}`
      await phone.report(mark, [chance.pick(photos), ...(chance.hits(0.4) ? [chance.pick(photos)] : [])])
    }
    await phone.sync.run({ pressed: true })
    const reports = (await phone.db.getAll('operations')).filter((op) => op.kind === 'report')
    const about = chance.pick(reports)
    if (chance.hits(0.6)) {
      const act = { act: 'supplement' as const, supplement: { kind: '占用通道' } }
      await sealAct(phone.db, who.me, { caseId: about.caseId, act, revision: null, after: about.opId }, phone.env)
    }
    await phone.sync.run({ pressed: true })
  }
}

/** A backup is made while somebody's report is half sent. */
async function backUpAmidWork(stage: Stage, server: RunningServer, way: Way): Promise<RunningServer> {
  const { people, photos, chance, tally, index, town } = stage
  const person = chance.pick(people)
  Object.assign(person.wire, { lossy: false, noPhotos: true })
  await person.phone.report(`${index} 备份时正在发送`, [chance.pick(photos), chance.pick(photos)])
  await person.phone.sync.run({ pressed: true })
  if ((await person.phone.db.getAll('operations')).some((op) => op.state === 'manifest_sent')) count(tally, 'halfSent')
  person.wire.noPhotos = false
  return keepBackup(way, server, join(town.dataDir, '../backup'))
}

const confirmedOps = async (people: readonly Person[]): Promise<Set<string>> => {
  const ops = (await Promise.all(people.map(({ phone }) => phone.db.getAll('operations')))).flat()
  return new Set(ops.filter((op) => op.state === 'delivered').map((op) => op.opId))
}

/** The phones look as they do by themselves, over good wires, until all they have is confirmed by the server as it is now. @returns what never was */
async function settleAll(people: readonly Person[], server: RunningServer): Promise<string[]> {
  const { epoch } = helloSchema.parse(await (await fetch(server.url + paths.hello)).json())
  for (const { wire } of people) wire.lossy = false
  return (await Promise.all(people.map(({ phone }) => unsettledIn(phone, epoch)))).flat()
}

async function unsettledIn(phone: Phone, epoch: string): Promise<string[]> {
  let open: Operation[] = []
  for (let look = 0; look < LOOKS_MAX; look++) {
    await phone.sync.run({ pressed: true })
    const ops = await phone.db.getAll('operations')
    const isConfirmed = (op: Operation) =>
      op.state === 'delivered' ? (op.confirmedIn ?? op.receipt?.epoch) === epoch : isToldToPerson(op)
    open = ops.filter((op) => !isConfirmed(op))
    if (open.length === 0) return []
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return open.map((op) => `${op.kind} ${op.opId} ${op.state} ${JSON.stringify(op.hold ?? op.lastTrouble)}`)
}

async function compare({ town, staff, tally }: Stage, people: readonly Person[], sum: Sum): Promise<void> {
  const told = (await Promise.all(people.map(({ phone }) => phone.told()))).flat()
  const { lost, doubled, partial, findings } = balance(told, readHeld(town.dataDir))
  sum.lost += lost
  sum.doubled += doubled
  sum.partial += partial
  sum.findings.push(...findings)
  for (const id of photosNotWhole(town.dataDir, await evidenceOf(staff))) note(sum, 'partial', `evidence ${id}`)
  await countStaffSteps(staff, tally)
  const held = heldOperations(town.dataDir)
  for (const opId of await confirmedOps(people)) {
    const times = held.get(opId) ?? 0
    if (times === 0) note(sum, 'lost', `operation ${opId}`)
    if (times > 1) note(sum, 'doubled', `operation ${opId}`)
  }
}

function note(sum: Sum, what: 'lost' | 'doubled' | 'partial' | 'stuck', text: string): void {
  sum[what]++
  sum.findings.push(`${what}: ${text}`)
}
