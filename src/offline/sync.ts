import { hasRole, type Me } from '../../domain/person.ts'
import type { ActReceipt, FeedScope, Receipt, RefusalCode } from '../../domain/wire.ts'
import { createAlarm, type Timers } from './alarm.ts'
import { RETRY_AFTER_MAX_MS } from './api-client.ts'
import { asPerson } from './as-person.ts'
import { release } from './held-back.ts'
import { retryOperation } from './my-reports.ts'
import type { Operation, SendTrouble } from './operation.ts'
import { type Pulled, pullFeed } from './pull-feed.ts'
import { purgeDelivered } from './purge.ts'
import { createReconciler, type Reconciler } from './reconcile.ts'
import { ownOperations, type Round, runRound } from './run-round.ts'
import { withSendLock } from './send-lock.ts'
import type { Sending } from './send-operation.ts'
import { readMe, readPause, readQuietUntil, writePause, writeQuietUntil } from './settings.ts'

/** What a run came to, for a true answer to 立即同步. Counts are of operations. */
export type SyncReport = {
  sent: number
  /** Not delivered yet; tried again by itself at `nextTryAt` or when the network is back. */
  waiting: number
  /** Waiting for a person: refused, in conflict, nobody signed in, or behind one of these. */
  held: number
  /** `storage`: this phone's own storage did not take what was to be noted; nothing is lost, it is done again. */
  trouble: SendTrouble['why'] | 'storage' | null
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
  /** Sends now, also what is held back on its case, and says what became of one operation. */
  sendNow(opId: string): Promise<Delivery>
  /** Something will be due at this time (Unix ms by this phone's clock): the loop looks by then. */
  wakeAt(at: number): void
  start(): void
  stop(): void
}

/**
 * What began a run. `timer`: what is due. `start`: also what a pause held, since the app may be newer or signed in by now.
 * `network`: also what only wanted a network. `person`: everything, at once.
 */
const HURRY = ['timer', 'start', 'network', 'person'] as const
type Hurry = (typeof HURRY)[number]
const hurrier = (a: Hurry, b: Hurry): Hurry => (HURRY.indexOf(a) > HURRY.indexOf(b) ? a : b)

type Needs = Sending & {
  locks: LockManager | undefined
  timers: Timers
  /** Called when a run begins; what it returns, when that has ended. */
  onRun?: () => (report: SyncReport) => void
}

/** The one send loop of this device, used by page and worker. Runs never overlap within a context, and never reject. */
export function createSync(to: Needs): Sync {
  let running: Promise<SyncReport> | null = null
  let queued: { hurry: Hurry; promise: Promise<SyncReport> } | null = null
  const alarm = createAlarm(to.timers, to.env.now, () => void go('timer'))
  let started = false

  const once = async (hurry: Hurry): Promise<SyncReport> => {
    const onEnd = to.onRun?.()
    const report = await runSafely(to, hurry)
    onEnd?.(report)
    if (started) alarm.afterRun(report.nextTryAt)
    return report
  }
  const launch = (hurry: Hurry): Promise<SyncReport> => {
    running = once(hurry).finally(() => {
      running = null
    })
    return running
  }
  /** A run asked for during a run starts after it, since the running one may already have passed the new work. */
  const go = (hurry: Hurry): Promise<SyncReport> => {
    if (!running) return launch(hurry)
    if (!queued) {
      const next = { hurry, promise: running } // replaced in the next statement
      next.promise = running.then(() => {
        queued = null
        return launch(next.hurry)
      })
      queued = next
    }
    queued.hurry = hurrier(queued.hurry, hurry)
    return queued.promise
  }
  const onOnline = (): void => void go('network')

  return {
    run: ({ pressed = false } = {}) => go(pressed ? 'person' : 'timer'),
    sendNow: async (opId) => {
      const op = await to.db.get('operations', opId)
      if (op) await release(to.db, op, op.caseId)
      const report = await go('person')
      return deliveryOf(await to.db.get('operations', opId), report)
    },
    wakeAt: (at) => alarm.wakeAt(at, started && !running),
    start: () => {
      if (started) return
      started = true
      globalThis.addEventListener?.('online', onOnline)
      void go('start')
    },
    stop: () => {
      started = false
      alarm.stop()
      globalThis.removeEventListener?.('online', onOnline)
    },
  }
}

type Inside = Sending & { locks: LockManager | undefined }

/** A phone whose storage fails at this moment still answers, and tries again by the timer. */
async function runSafely(to: Inside, hurry: Hurry): Promise<SyncReport> {
  try {
    return await runOnce(to, hurry)
  } catch (error) {
    console.error('a run of the send loop broke off', error)
    const waiting = await countOpen(to).catch(() => 0)
    return { sent: 0, waiting, held: 0, trouble: 'storage', nextTryAt: null }
  }
}

async function countOpen(to: Inside): Promise<number> {
  const me = await readMe(to.db)
  return me ? (await ownOperations(to.db, me)).filter(isOpen).length : 0
}

const isOpen = (op: Operation): boolean => op.state !== 'delivered'

async function runOnce(anybody: Inside, hurry: Hurry): Promise<SyncReport> {
  const me = await readMe(anybody.db)
  if (!me) return { sent: 0, waiting: 0, held: 0, trouble: null, nextTryAt: null }
  const to = { ...anybody, api: asPerson(anybody.api, me) }
  if (hurry === 'start') await tryRefusedAgain(me, to)
  const open = new Set((await ownOperations(to.db, me)).filter(isOpen).map((op) => op.opId))
  if (await mustWait(to, hurry)) return reportOf(me, open, null, to)
  const round = await send(me, to, hurry)
  let trouble: SyncReport['trouble'] = round.trouble
  if (!round.paused && trouble !== 'no_network' && (await quietUntil(to)) === null) {
    const reconciler = createReconciler(me, to)
    const news = await pullNews(me, to, reconciler)
    if (news === 'ok' && (await readPause(to.db)) !== null) await writePause(to.db, null) // the server took us again
    if (news === 'no_network' || news === 'storage_full') trouble ??= news === 'no_network' ? news : 'storage'
    if (reconciler.found()) trouble = (await send(me, to, 'person')).trouble ?? trouble
  }
  await purgeDelivered(to.db, to.env.now())
  return reportOf(me, open, trouble, to)
}

/**
 * Who lost a post and has one again finds the own work where it was: each start asks whether it is taken now. So does a step whose
 * case a restored server did not know: its reporter's phone may have brought it back.
 */
async function tryRefusedAgain(me: Me, to: Inside): Promise<void> {
  for (const op of await ownOperations(to.db, me)) {
    if (op.hold?.why !== 'refused') continue
    const { code } = op.hold
    if (code === 'not_allowed' || (code === 'not_found' && op.kind === 'act')) await retryOperation(to.db, op.opId)
  }
}

/** Only a person, or a fresh start, tries what is paused; only a person comes before Retry-After. */
async function mustWait(to: Inside, hurry: Hurry): Promise<boolean> {
  if (hurry === 'person') return false
  if ((await quietUntil(to)) !== null) return true
  return hurry !== 'start' && (await readPause(to.db)) !== null
}

/** What the server said last stands no longer than it can be, so that a clock set back does not silence the phone. */
async function quietUntil(to: Inside): Promise<number | null> {
  const until = await readQuietUntil(to.db)
  const now = to.env.now()
  return until !== null && until > now && until - now <= RETRY_AFTER_MAX_MS ? until : null
}

async function send(me: Me, to: Inside, hurry: Hurry): Promise<Round> {
  const round = await withSendLock(to.locks, () => runRound(me, to, hurry === 'person', hurry === 'network'))
  const until = round.retryAfterMs === null ? null : to.env.now() + round.retryAfterMs
  if (until !== (await readQuietUntil(to.db))) await writeQuietUntil(to.db, until)
  return round
}

/** Who came in by a link follows one task and nothing else. */
function scopesOf(me: Me): FeedScope[] {
  if (me.onlyCase !== undefined) return ['tasks']
  return hasRole(me.posts, 'handler') ? ['mine', 'near', 'tasks'] : ['mine', 'near']
}

async function pullNews(me: Me, to: Sending, reconciler: Reconciler): Promise<Pulled> {
  for (const scope of scopesOf(me)) {
    const pulled = await pullFeed(scope, me, { ...to, reconciler })
    if (pulled === 'sign_in') await writePause(to.db, 'sign_in')
    if (pulled === 'sign_in' || pulled === 'no_network' || pulled === 'storage_full') return pulled
  }
  return 'ok'
}

async function reportOf(
  me: Me,
  wasOpen: ReadonlySet<string>,
  trouble: SyncReport['trouble'],
  to: Inside,
): Promise<SyncReport> {
  const ops = await ownOperations(to.db, me)
  const paused = (await readPause(to.db)) !== null
  const open = ops.filter(isOpen)
  const stuck = new Set(open.filter((op) => op.hold !== null).map((op) => op.opId))
  const held = open.filter((op) => paused || op.hold !== null || stuck.has(op.after ?? ''))
  const waiting = open.filter((op) => !held.includes(op))
  const quiet = await quietUntil(to)
  const tries = waiting.flatMap((op) => {
    const due = Math.max(op.nextTryAt ?? 0, op.notBefore ?? 0)
    return due === 0 ? [] : [Math.max(due, quiet ?? 0)]
  })
  const soonest = tries.length > 0 ? Math.min(...tries) : quiet
  return {
    // Also what another tab sent meanwhile: it has gone, whoever sent it.
    sent: ops.filter((op) => !isOpen(op) && wasOpen.has(op.opId)).length,
    waiting: waiting.length,
    held: held.length,
    trouble,
    nextTryAt: waiting.length > 0 ? soonest : null,
  }
}

function deliveryOf(op: Operation | undefined, report: SyncReport): Delivery {
  if (op?.state === 'delivered' && op.receipt) return { state: 'delivered', receipt: op.receipt }
  if (op?.hold?.why === 'refused') return { state: 'refused', code: op.hold.code }
  if (op?.hold?.why === 'conflict') return { state: 'conflict', case: op.hold.current }
  return { state: 'waiting', trouble: report.trouble === 'storage' ? null : report.trouble }
}
