import { hasRole, type Me } from '../../domain/person.ts'
import type { ActReceipt, FeedScope, Receipt, RefusalCode } from '../../domain/wire.ts'
import type { Operation, SendTrouble } from './operation.ts'
import { pullFeed } from './pull-feed.ts'
import { purgeDelivered } from './purge.ts'
import { ownOperations, type Round, runRound } from './run-round.ts'
import { withSendLock } from './send-lock.ts'
import type { Sending } from './send-operation.ts'
import { readMe, readPause, writePause } from './settings.ts'

/** What a run came to, for a true answer to 立即同步. Counts are of operations. */
export type SyncReport = {
  sent: number
  /** Not delivered yet; tried again by itself at `nextTryAt` or when the network is back. */
  waiting: number
  /** Waiting for a person: refused, in conflict, or nobody signed in. */
  held: number
  trouble: SendTrouble['why'] | null
  nextTryAt: number | null
}

export type Delivery =
  | { state: 'delivered'; receipt: Receipt | ActReceipt }
  | { state: 'waiting'; trouble: SendTrouble['why'] | null }
  | { state: 'refused'; code: RefusalCode }
  | { state: 'conflict'; case: unknown }

export type Sync = {
  /** Sends what is due and fetches what changed. `pressed` by a person: back-off is not waited for. */
  run(options?: { pressed?: boolean }): Promise<SyncReport>
  /** Sends now and says what became of one operation. */
  sendNow(opId: string): Promise<Delivery>
  start(): void
  stop(): void
}

type Timers = { set: (run: () => void, ms: number) => unknown; clear: (handle: unknown) => void }

/** How often news is fetched while the app is open; the desk has its own, faster look. */
const FEED_EVERY_MS = 30_000
const SOONEST_MS = 1_000

/** The one send loop of this device, used by page and worker. Runs never overlap within a context. */
export function createSync(to: Sending & { locks: LockManager | undefined; timers: Timers }): Sync {
  let running: Promise<SyncReport> | null = null
  let queued: { pressed: boolean; promise: Promise<SyncReport> } | null = null
  let timer: unknown = null
  let started = false

  const once = async (pressed: boolean): Promise<SyncReport> => {
    const report = await runOnce(to, pressed)
    if (started) arm(report)
    return report
  }
  const launch = (pressed: boolean): Promise<SyncReport> => {
    running = once(pressed).finally(() => {
      running = null
    })
    return running
  }
  /** A run asked for during a run starts after it, since the running one may already have passed the new work. */
  const run = (options: { pressed?: boolean } = {}): Promise<SyncReport> => {
    const pressed = options.pressed ?? false
    if (!running) return launch(pressed)
    if (!queued) {
      const next = { pressed, promise: Promise.resolve({} as SyncReport) } // replaced in the next statement
      next.promise = running
        .catch(() => undefined)
        .then(() => {
          queued = null
          return launch(next.pressed)
        })
      queued = next
    }
    queued.pressed ||= pressed
    return queued.promise
  }
  const arm = (report: SyncReport): void => {
    to.timers.clear(timer)
    const untilRetry = report.nextTryAt === null ? FEED_EVERY_MS : report.nextTryAt - to.env.now()
    timer = to.timers.set(() => void run(), Math.max(SOONEST_MS, Math.min(FEED_EVERY_MS, untilRetry)))
  }
  const onOnline = (): void => void run({ pressed: true })

  return {
    run,
    sendNow: async (opId) => {
      const report = await run({ pressed: true })
      return deliveryOf(await to.db.get('operations', opId), report)
    },
    start: () => {
      if (started) return
      started = true
      globalThis.addEventListener?.('online', onOnline)
      void run()
    },
    stop: () => {
      started = false
      to.timers.clear(timer)
      globalThis.removeEventListener?.('online', onOnline)
    },
  }
}

async function runOnce(to: Sending & { locks: LockManager | undefined }, pressed: boolean): Promise<SyncReport> {
  const me = await readMe(to.db)
  if (!me) return { sent: 0, waiting: 0, held: 0, trouble: null, nextTryAt: null }
  if (!pressed && (await readPause(to.db)) !== null) return reportOf(await ownOperations(to.db, me), null, true)
  const round = await withSendLock(to.locks, () => runRound(me, to, pressed))
  if (!round.paused && round.trouble !== 'no_network') await pullNews(me, to)
  await purgeDelivered(to.db, to.env.now())
  return reportOf(await ownOperations(to.db, me), round, (await readPause(to.db)) !== null)
}

async function pullNews(me: Me, to: Sending): Promise<void> {
  const scopes: FeedScope[] = hasRole(me.posts, 'handler') ? ['mine', 'near', 'tasks'] : ['mine', 'near']
  for (const scope of scopes) {
    const pulled = await pullFeed(scope, me, to)
    if (pulled === 'sign_in') return writePause(to.db, 'sign_in')
    if (pulled === 'no_network') return
  }
  if ((await readPause(to.db)) !== null) await writePause(to.db, null) // the server took us again
}

function reportOf(ops: Operation[], round: Round | null, paused: boolean): SyncReport {
  const open = ops.filter((op) => op.state !== 'delivered')
  const held = open.filter((op) => op.hold !== null || paused)
  const waiting = open.length - held.length
  const tries = open.flatMap((op) => (op.hold === null && op.nextTryAt !== null ? [op.nextTryAt] : []))
  return {
    sent: round?.sent.length ?? 0,
    waiting,
    held: held.length,
    trouble: round?.trouble ?? null,
    nextTryAt: tries.length > 0 ? Math.min(...tries) : null,
  }
}

function deliveryOf(op: Operation | undefined, report: SyncReport): Delivery {
  if (op?.state === 'delivered' && op.receipt) return { state: 'delivered', receipt: op.receipt }
  if (op?.hold?.why === 'refused') return { state: 'refused', code: op.hold.code }
  if (op?.hold?.why === 'conflict') return { state: 'conflict', case: op.hold.current }
  return { state: 'waiting', trouble: report.trouble }
}
