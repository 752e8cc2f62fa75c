import { dropOperation } from '../../src/offline/my-reports.ts'
import type { Member } from '../virtual/cast.ts'
import type { VirtualPhone } from '../virtual/virtual-phone.ts'
import type { World } from './world.ts'

/** Longer than the longest back-off. */
const A_LONG_WHILE_MS = 3_600_000
/** As often as a person may be expected to press 立即同步 on a healthy network. */
const PRESSES_MAX = 6
/** No run of these small worlds needs more messages. */
const MESSAGES_MAX = 3_000

/** The storm is over: everybody who has something unsent signs in once more and presses, until nothing moves. */
export async function calmDown(world: World): Promise<void> {
  world.wire.setStorm(0)
  world.full.clear()
  world.server.setFull(false)
  await letAllThrough(world)
  for (const phone of world.phones) {
    for (const member of await membersOn(phone)) {
      await phone.signIn(member)
      await sendAll(world, phone, member)
    }
  }
  // What the others did reaches everybody who is signed in.
  for (const phone of world.phones) await press(world, phone)
}

async function sendAll(world: World, phone: VirtualPhone, member: Member): Promise<void> {
  for (let presses = 0; presses < PRESSES_MAX; presses++) {
    world.clock.now += A_LONG_WHILE_MS
    await press(world, phone)
    const ops = await phone.db.getAll('operations')
    const open = ops.filter((op) => op.personId === member && op.state !== 'delivered')
    if (open.every((op) => op.hold !== null)) return
  }
}

async function press(world: World, phone: VirtualPhone): Promise<void> {
  const [tab] = phone.tabs
  if (tab) phone.kick(tab, true)
  await letAllThrough(world)
}

export async function letAllThrough(world: World): Promise<void> {
  for (let messages = 0; await world.wire.deliverOne(); messages++)
    if (messages > MESSAGES_MAX) throw new Error('the phones never stop talking')
}

/** Everybody with work on this phone, and last who is signed in now. */
async function membersOn(phone: VirtualPhone): Promise<Member[]> {
  const owners = new Set((await phone.db.getAll('operations')).map((op) => op.personId as Member)) // made by the cast alone
  const now = phone.who()
  if (now) owners.delete(now)
  return now ? [...owners, now] : [...owners]
}

/** A person gives up what the server did not take; nobody else does. */
export const giveUp = (phone: VirtualPhone, opId: string): Promise<void> => dropOperation(phone.db, opId)
