import { IDBFactory } from 'fake-indexeddb'
import type { ReadyPhoto } from '../src/offline/draft.ts'
import { addDraftPhoto, createDraft, saveDraft, settlePhoto } from '../src/offline/drafts.ts'
import type { Environment } from '../src/offline/environment.ts'
import { manifestIn } from '../src/offline/my-reports.ts'
import { sealDraft } from '../src/offline/seal.ts'
import type { Dice } from './dice.ts'
import type { Told } from './ledger.ts'
import { newPulse } from './virtual/pulse.ts'
import { type SyncMaker, type Tab, type VirtualPhone, virtualPhone } from './virtual/virtual-phone.ts'
import { VIRTUAL_START, type VirtualServer } from './virtual/virtual-server.ts'
import { type VirtualWire, virtualWire } from './virtual/virtual-wire.ts'
import { count, type Tally } from './wire.ts'

export type TabsRun = {
  server: VirtualServer
  chance: Dice
  tally: Tally
  stock: readonly ReadyPhoto[]
  /** Words only this run's reports have. */
  mark: string
  makeSync?: SyncMaker
}

const MESSAGES_MAX = 400
const PRESSES_MAX = 12
const A_LONG_WHILE_MS = 3_600_000
/** A round with two photos waits for some three hundred things; the first of them are looks at the storage. */
const WAITS_MAX = [30, 100, 350]

/** How the browser has its locks: as it should, not at all, or torn away in the middle. */
const LOCKS = ['no locks', 'locks', 'lock stolen'] as const

/**
 * Two to five tabs (one of them stands for the worker) send the same reports at once; some are killed at any point of
 * what they do. Then one that lives sends what is left.
 * @returns what the person was told, with where it is now
 */
export async function tabsRun({ server, chance, tally, stock, mark, makeSync }: TabsRun): Promise<Told[]> {
  globalThis.indexedDB = new IDBFactory()
  const pulse = newPulse()
  const clock = { now: VIRTUAL_START }
  const env: Environment = { now: () => clock.now, random: (bytes) => chance.bytes(bytes) }
  const wire = virtualWire({ server: () => server, chance: chance.fork(1), pulse, tally })
  const locks = chance.pick(LOCKS)
  count(tally, locks)
  const sync = makeSync ? { makeSync } : {}
  const phone = await virtualPhone({ name: 'phone', env, wire, server, pulse, hasLocks: locks !== 'no locks', ...sync })
  try {
    await phone.signIn('wang')
    const told: Told[] = []
    for (let n = 0; n < chance.between(1, 2); n++) {
      const photos = Array.from({ length: chance.between(1, 2) }, () => chance.pick(stock))
      told.push(await keepReport(phone, server, env, `${mark}-${n}`, photos))
    }
    wire.setStorm(chance.pick([0, 0, 0.2]))
    await sendAtOnce(phone, wire, chance, tally, locks === 'lock stolen')
    wire.setStorm(0)
    await sendTheRest(phone, wire, clock)
    return await Promise.all(told.map((one) => whereIs(phone, one)))
  } finally {
    phone.switchOff()
    await pulse.rest()
  }
}

async function keepReport(
  phone: VirtualPhone,
  server: VirtualServer,
  env: Environment,
  mark: string,
  photos: readonly ReadyPhoto[],
): Promise<Told> {
  const draft = await createDraft(phone.db, server.meOf('wang'), env)
  for (const ready of photos) {
    const source = { bytes: new ArrayBuffer(4), name: 'a.jpg', type: 'image/jpeg' }
    const { photoId } = await addDraftPhoto(phone.db, draft.draftId, source, env)
    await settlePhoto(phone.db, photoId, { ready, facts: { takenAt: null, position: null } })
  }
  await saveDraft(phone.db, draft.draftId, { categoryId: 'ebike-parking', words: mark }, env)
  const sealed = await sealDraft(phone.db, draft.draftId, env)
  const op = sealed.ok ? await phone.db.get('operations', sealed.opId) : undefined
  if (!op) throw new Error('a report was not kept on a phone with room')
  const kept = manifestIn(op).photos.map(({ id, sha256 }) => ({ id, sha256 }))
  const { reportId } = manifestIn(op)
  return { reportId, mark, manifestSha256: op.bodySha256, photos: kept, delivered: false, stillHere: true }
}

async function sendAtOnce(phone: VirtualPhone, wire: VirtualWire, chance: Dice, tally: Tally, steals: boolean) {
  const tabs = chance.between(2, 5)
  while (phone.tabs.length < tabs) await phone.openTab()
  count(tally, `${tabs} tabs`)
  for (const tab of phone.tabs) phone.kick(tab, true)
  for (const tab of chooseDoomed(phone, chance)) {
    tab.life.onEnd(() => count(tally, 'killed'))
    tab.life.endAfter(chance.between(1, chance.pick(WAITS_MAX)))
  }
  for (let messages = 0; messages < MESSAGES_MAX && (await wire.deliverOne()); messages++) {
    if (steals && chance.hits(0.1)) count(tally, 'stolen', phone.locks?.steal() ?? 0)
    if (chance.hits(0.05)) phone.kick(chance.pick(phone.tabs), true)
  }
}

/** One at least, most often more than half, sometimes all. */
const chooseDoomed = (phone: VirtualPhone, chance: Dice): Tab[] =>
  phone.tabs.filter((_, at) => at === 0 || chance.hits(0.6))

async function sendTheRest(phone: VirtualPhone, wire: VirtualWire, clock: { now: number }): Promise<void> {
  for (let presses = 0; presses < PRESSES_MAX; presses++) {
    // Whose time has not come yet may still die now; the person opens the page again.
    for (const dead of phone.tabs.filter(({ life }) => life.isOver())) await phone.crash(dead)
    const [tab] = phone.tabs
    if (!tab) throw new Error('no tab was opened again')
    clock.now += A_LONG_WHILE_MS
    phone.kick(tab, true)
    while (await wire.deliverOne());
    const open = (await phone.db.getAll('operations')).filter((op) => op.state !== 'delivered')
    if (open.length === 0) return
  }
}

async function whereIs(phone: VirtualPhone, told: Told): Promise<Told> {
  const ops = await phone.db.getAll('operations')
  const op = ops.find((one) => one.reportId === told.reportId)
  return { ...told, delivered: op?.state === 'delivered', stillHere: op !== undefined }
}
