import { type ReconcileAnswer, type ReconcileRequest, reconcileAnswerSchema } from '../../domain/reconcile.ts'
import { paths } from '../../domain/wire.ts'
import { announceChange } from './changes.ts'
import type { Owner } from './draft.ts'
import type { KeptPhoto, Operation } from './operation.ts'
import type { Sending } from './send-operation.ts'
import { readReconcileDue, writeReconcileDue } from './settings.ts'
import { lightWrite } from './strict-write.ts'

/** Half of what one request may name (`RECONCILE_MAX`): with six photos each, a body of some 45 KB. */
const OFFERED_AT_ONCE = 50

/** Offers again what the server had, for one run of the send loop. */
export type Reconciler = {
  /** A cursor was refused: the server may be an older copy of itself. Everything is offered before the snapshot. */
  cursorGone(): Promise<void>
  /** The server named its epoch: what was delivered in another one is offered. */
  heard(epoch: string): Promise<void>
  /** Whether something is to be sent again. */
  found(): boolean
}

/**
 * After a restored backup the server has lost what came since. What it confirmed is offered by name and hash; what it
 * misses is unsent again, with the same ids and bytes (I10), what it deleted for good is noted and stays here.
 * Nothing is deleted on this phone. What cannot be asked now is asked on the next run.
 */
export function createReconciler(owner: Owner, to: Sending): Reconciler {
  let done = false
  let found = 0
  const run = async (which: (op: Operation) => boolean): Promise<void> => {
    const outcome = await reconcile(owner, which, to)
    done = true
    if (outcome === null) return
    found += outcome
    await writeReconcileDue(to.db, owner, false)
  }
  return {
    found: () => found > 0,
    cursorGone: async () => {
      if (done) return
      await writeReconcileDue(to.db, owner, true)
      await run(() => true)
    },
    heard: async (epoch) => {
      if (done) return
      const due = await readReconcileDue(to.db, owner)
      await run((op) => due || epochOf(op) !== epoch)
    },
  }
}

const epochOf = (op: Operation): string | undefined => op.confirmedIn ?? op.receipt?.epoch

/** @returns how many operations are unsent again; null when the server did not answer for all of them */
async function reconcile(owner: Owner, which: (op: Operation) => boolean, to: Sending): Promise<number | null> {
  const own = await to.db.getAllFromIndex('operations', 'owner', [owner.communityId, owner.personId])
  const delivered = own.filter((op) => op.state === 'delivered' && op.afterRestore?.why !== 'gone' && which(op))
  let found = 0
  for (let at = 0; at < delivered.length; at += OFFERED_AT_ONCE) {
    const offered = delivered.slice(at, at + OFFERED_AT_ONCE)
    const answer = await to.api.post(paths.reconcile, await offerOf(offered, to), reconcileAnswerSchema)
    if (!answer.ok) return null
    for (const op of offered) if (await settle(op, own, answer.value, to)) found++
  }
  if (delivered.length > 0) announceChange()
  return found
}

async function offerOf(ops: readonly Operation[], to: Sending): Promise<ReconcileRequest> {
  const reports = ops.filter((op) => op.kind === 'report')
  return {
    reports: await Promise.all(
      reports.map(async (op) => ({
        reportId: op.reportId ?? '',
        opId: op.opId,
        manifestSha256: op.bodySha256,
        photos: (await photosOf(op, to)).map(({ photoId, sha256 }) => ({ id: photoId, sha256 })),
      })),
    ),
    acts: ops.filter((op) => op.kind === 'act').map(({ opId, caseId, bodySha256 }) => ({ opId, caseId, bodySha256 })),
  }
}

const photosOf = (op: Operation, to: Sending): Promise<KeptPhoto[]> => to.db.getAllFromIndex('photos', 'opId', op.opId)

/** What the server said of one operation; null where it said nothing. */
function verdictOf(
  op: Operation,
  answer: ReconcileAnswer,
): { state: 'have' | 'missing' | 'gone'; photos: string[] } | null {
  if (op.kind === 'act') {
    const act = answer.acts.find((one) => one.opId === op.opId)
    if (!act) return null
    const wanted = (act.missingPhotos ?? []).filter((id) => op.photoIds.includes(id))
    return { state: act.state, photos: act.state === 'missing' ? op.photoIds : wanted }
  }
  const report = answer.reports.find((one) => one.reportId === op.reportId)
  if (!report) return null
  const missing = report.photos.filter((photo) => photo.state === 'missing').map((photo) => photo.id)
  return { state: report.state, photos: report.state === 'missing' ? op.photoIds : missing }
}

/** @returns whether it is unsent again */
async function settle(
  op: Operation,
  own: readonly Operation[],
  answer: ReconcileAnswer,
  to: Sending,
): Promise<boolean> {
  const verdict = verdictOf(op, answer)
  if (!verdict) return false
  const confirmedIn = answer.epoch
  const at = to.env.now()
  if (verdict.state === 'gone') return change(op, { confirmedIn, afterRestore: { why: 'gone', at } }, to)
  if (verdict.state === 'have' && verdict.photos.length === 0) return change(op, { confirmedIn }, to)
  if (!(await areHere(verdict.photos, to))) {
    return change(op, { confirmedIn, afterRestore: { why: 'lost', at } }, to)
  }
  return sendAgain(op, verdict, own, to)
}

async function change(op: Operation, what: Partial<Operation>, to: Sending): Promise<false> {
  await lightWrite(to.db, ['operations'], async (tx) => {
    const stored = await tx.objectStore('operations').get(op.opId)
    if (stored?.state === 'delivered') await tx.objectStore('operations').put({ ...stored, ...what })
  })
  return false
}

/** Whether the bytes of these photos are on this phone: they are let go of 30 days after delivery. */
async function areHere(photoIds: readonly string[], to: Sending): Promise<boolean> {
  const keys = await Promise.all(photoIds.map((id) => to.db.getKey('photoBytes', id)))
  return keys.every((key) => key !== undefined)
}

async function sendAgain(
  op: Operation,
  { state, photos }: { state: 'have' | 'missing' | 'gone'; photos: readonly string[] },
  own: readonly Operation[],
  to: Sending,
): Promise<boolean> {
  await lightWrite(to.db, ['operations', 'photos'], async (tx) => {
    const stored = await tx.objectStore('operations').get(op.opId)
    if (stored?.state !== 'delivered') return
    for (const photoId of photos) {
      const photo = await tx.objectStore('photos').get(photoId)
      if (photo) await tx.objectStore('photos').put({ ...photo, state: 'waiting', attempt: null, sentBytes: 0 })
    }
    const again = unsent(stored, state === 'missing', own)
    await tx.objectStore('operations').put({ ...stored, ...again, sentAgainAt: to.env.now() })
    for (const act of own.filter((one) => wasRefusedFor(op, one))) {
      const held = await tx.objectStore('operations').get(act.opId)
      if (held) await tx.objectStore('operations').put({ ...held, hold: null, nextTryAt: null, after: op.opId })
    }
  })
  return true
}

/** A step that met the restored server before its case was back: what it was refused for is about to be mended. */
const wasRefusedFor = (report: Operation, act: Operation): boolean =>
  report.kind === 'report' &&
  act.kind === 'act' &&
  act.caseId === report.caseId &&
  act.hold?.why === 'refused' &&
  act.hold.code === 'not_found'

/** As if it had never been sent, or only its text. A step on a case follows the report that began the case. */
function unsent(op: Operation, text: boolean, own: readonly Operation[]): Partial<Operation> {
  const report = op.kind === 'act' ? own.find((one) => one.kind === 'report' && one.caseId === op.caseId) : undefined
  return {
    state: text ? 'sealed' : 'manifest_sent',
    after: report?.opId ?? op.after,
    hold: null,
    attempts: 0,
    nextTryAt: null,
    lastTrouble: null,
    deliveredAt: null,
    receipt: null,
    toldAgain: 0,
  }
}
