import type { DeskCase } from '../../domain/case-view.ts'
import type { Environment } from '../../src/offline/environment.ts'
import { LocalStorageFull } from '../../src/offline/strict-write.ts'
import type { Dice } from '../dice.ts'
import type { Member } from '../virtual/cast.ts'
import { newPulse, type Pulse } from '../virtual/pulse.ts'
import { type DiskFault, onVirtualDisk } from '../virtual/virtual-disk.ts'
import { type SyncMaker, type VirtualPhone, virtualPhone } from '../virtual/virtual-phone.ts'
import { openVirtualServer, VIRTUAL_START, type VirtualServer, type VirtualTown } from '../virtual/virtual-server.ts'
import { type Served, type VirtualWire, virtualWire } from '../virtual/virtual-wire.ts'
import { count, type Tally } from '../wire.ts'
import { type Facts, noFacts } from './facts.ts'

/** Two volunteers' phones, two leaders' desks, a handler's phone, one server, and what lies between. */
export type World = {
  facts: Facts
  findings: string[]
  marks: number
  server: VirtualServer
  wire: VirtualWire
  pulse: Pulse
  phones: VirtualPhone[]
  phoneOf: (name: string) => VirtualPhone
  env: Environment
  clock: { now: number }
  /** What each leader last saw of a case. */
  seen: Record<'li' | 'sun', Map<string, DeskCase>>
  /** Phones whose disk is full. */
  full: Set<string>
  chance: Dice
  tally: Tally
  /** Something a person does that may find no room; null when it did. */
  withoutRoom: <T>(work: () => Promise<T>) => Promise<T | null>
  close: () => Promise<void>
}

/** Which volunteers may sign in where; a leader or a handler has the phone for themselves. */
export const PHONES: readonly { name: string; first: Member }[] = [
  { name: 'p1', first: 'wang' },
  { name: 'p2', first: 'zhao' },
  { name: 'li', first: 'li' },
  { name: 'sun', first: 'sun' },
  { name: 'chen', first: 'chen' },
]

export type WorldOptions = {
  town: VirtualTown
  chance: Dice
  tally: Tally
  makeSync?: SyncMaker
  /** Puts something between network and server: a negative control does. */
  between?: (server: Served) => Served
}

let made = 0

export async function newWorld({ town, chance, tally, makeSync, between = (it) => it }: WorldOptions): Promise<World> {
  const pulse = newPulse()
  const clock = { now: VIRTUAL_START }
  const env: Environment = { now: () => clock.now, random: (bytes) => chance.bytes(bytes) }
  const server = await openVirtualServer(town, () => clock.now)
  const reached = between(server)
  const wire = virtualWire({ server: () => reached, chance: chance.fork(1), pulse, tally })
  const full = new Set<string>()
  const number = ++made
  const disk = chance.fork(2)
  const restoreDisk = onVirtualDisk((database) => diskFault(database, full, disk, tally))
  const phones: VirtualPhone[] = []
  for (const { name, first } of PHONES) {
    const options = { env, wire, server, pulse, hasLocks: chance.hits(0.5), ...(makeSync && { makeSync }) }
    const phone = await virtualPhone({ ...options, name: `${name}@${number}` })
    await phone.signIn(first)
    phones.push(phone)
  }
  const phoneOf = (name: string): VirtualPhone => {
    const phone = phones.find((one) => one.name === name || one.name === `${name}@${number}`)
    if (!phone) throw new Error(`nobody has the phone ${name}`)
    return phone
  }
  return {
    facts: noFacts(),
    findings: [],
    marks: 0,
    server,
    wire,
    pulse,
    phones,
    phoneOf,
    env,
    clock,
    seen: { li: new Map(), sun: new Map() },
    full,
    chance,
    tally,
    withoutRoom: (work) => withoutRoom(work, tally),
    close: async () => {
      for (const phone of phones) phone.switchOff()
      await pulse.rest()
      restoreDisk()
      await server.close()
    },
  }
}

function diskFault(database: string, full: ReadonlySet<string>, disk: Dice, tally: Tally): DiskFault {
  if (!full.has(database) || disk.hits(0.5)) return 'none'
  count(tally, 'quota')
  return disk.pick(['at once', 'at commit'] as const)
}

async function withoutRoom<T>(work: () => Promise<T>, tally: Tally): Promise<T | null> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof LocalStorageFull)) throw error
    count(tally, 'refused for room')
    return null
  }
}
