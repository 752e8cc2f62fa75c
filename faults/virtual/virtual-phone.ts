import { createApiClient } from '../../src/offline/api-client.ts'
import type { Environment } from '../../src/offline/environment.ts'
import { type LocalDb, openLocalDb } from '../../src/offline/local-db.ts'
import { writeMe } from '../../src/offline/settings.ts'
import { createSync, type Sync, type SyncReport } from '../../src/offline/sync.ts'
import type { Member } from './cast.ts'
import { type Life, mortal, newLife } from './life.ts'
import type { Pulse } from './pulse.ts'
import { type VirtualLocks, virtualLocks } from './virtual-locks.ts'
import type { VirtualServer } from './virtual-server.ts'
import type { VirtualWire } from './virtual-wire.ts'

/** One page of the real client core on a phone's storage. */
export type Tab = { life: Life; db: LocalDb; sync: Pick<Sync, 'run'> }

export type SyncParts = Parameters<typeof createSync>[0]
/** The send loop under test; a negative control puts a bad one in its place. */
export type SyncMaker = (parts: SyncParts) => Pick<Sync, 'run'>

/** One phone: a storage, a cookie, tabs that come and go. */
export type VirtualPhone = {
  name: string
  /** A connection of the observer's, which no fault touches. */
  db: LocalDb
  tabs: Tab[]
  locks: VirtualLocks | null
  /** Who is signed in; null for nobody. */
  who: () => Member | null
  openTab: () => Promise<Tab>
  /** Kills a tab and opens another in its place. */
  crash: (tab: Tab) => Promise<void>
  signIn: (member: Member | null) => Promise<void>
  /** Asks one tab to send; what became of it is for the ledger to say. */
  kick: (tab: Tab, pressed: boolean) => void
  /** Ends every tab, keeping the storage. */
  switchOff: () => void
}

type Options = {
  name: string
  env: Environment
  wire: VirtualWire
  server: VirtualServer
  pulse: Pulse
  hasLocks: boolean
  makeSync?: SyncMaker
  /** Hears what a run came to, or that it broke. */
  onRun?: (outcome: SyncReport | Error) => void
}

const noTimers = { set: () => null, clear: () => undefined }

export async function virtualPhone(options: Options): Promise<VirtualPhone> {
  const { name, env, wire, server, pulse, makeSync = createSync, onRun } = options
  const db = await openLocalDb(() => undefined, name)
  const locks = options.hasLocks ? virtualLocks() : null
  const tabs: Tab[] = []
  let member: Member | null = null
  const openTab = async (): Promise<Tab> => {
    const life = newLife(pulse)
    const own = mortal(await openLocalDb(() => undefined, name), life)
    const api = createApiClient(wire.fetchFor(life, () => (member ? server.cookieOf(member) : '')))
    const sync = makeSync({ api, db: own, env, locks: locks?.forTab(life), timers: noTimers })
    const tab = { life, db: own, sync }
    tabs.push(tab)
    return tab
  }
  const drop = (tab: Tab) => {
    tab.life.end()
    tabs.splice(tabs.indexOf(tab), 1)
  }
  await openTab()
  return {
    name,
    db,
    tabs,
    locks,
    who: () => member,
    openTab,
    crash: async (tab) => {
      drop(tab)
      await openTab()
    },
    signIn: async (next) => {
      member = next // the server's answer carries the cookie; the page hears of it after
      await writeMe(db, next && server.meOf(next))
    },
    kick: (tab, pressed) =>
      void tab.life.guard(tab.sync.run({ pressed })).then(
        (report) => onRun?.(report),
        (error) => onRun?.(error instanceof Error ? error : new Error(String(error))),
      ),
    switchOff: () => {
      for (const tab of [...tabs]) drop(tab)
      db.close()
    },
  }
}
