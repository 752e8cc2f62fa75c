import type * as z from 'zod/mini'
import {
  type ActReceipt,
  actReceiptSchema,
  digestHeader,
  evidenceReceiptSchema,
  headers,
  idempotencyKey,
  paths,
  type Receipt,
  type RefusalCode,
  receiptSchema,
  revisionTag,
} from '../../domain/wire.ts'
import type { ApiAnswer, ApiClient } from './api-client.ts'
import { announceChange } from './changes.ts'
import { withCopy } from './copies.ts'
import type { Environment } from './environment.ts'
import { isFollower } from './held-back.ts'
import type { LocalDb } from './local-db.ts'
import { type KeptPhoto, type Operation, photoRef } from './operation.ts'
import { outcomeOf, type SendOutcome, trouble } from './send-outcome.ts'
import { changePhoto, sendPhoto } from './send-photo.ts'
import { hexToBase64, sha256Hex } from './sha256.ts'
import { lightWrite } from './strict-write.ts'

export type Sending = { api: ApiClient; db: LocalDb; env: Environment }

/**
 * Takes an operation one step further: its text, then its photos one by one, then the receipt that covers all.
 * A report's text goes first (it crosses on the first bar of signal); an act's evidence goes before the act.
 */
export async function sendStep(op: Operation, to: Sending): Promise<SendOutcome> {
  // Sealed bytes never change; bytes that no longer match their hash are never sent (I2).
  if ((await sha256Hex(op.body)) !== op.bodySha256) return { kind: 'damaged' }
  if (op.state === 'sealed') return op.kind === 'report' ? sendManifest(op, to) : beginAct(op, to)
  return tellAgainIfForgotten(op, await sendRest(op, to), to)
}

/** What follows the text. A damaged photo stays behind; all others go first. */
async function sendRest(op: Operation, to: Sending): Promise<SendOutcome> {
  const waiting = (await photosOf(op, to.db)).filter((one) => one.state === 'waiting')
  const photo = waiting.find((one) => !one.damaged)
  if (photo) return sendPhoto(photo, to)
  if (waiting.length > 0) return { kind: 'damaged' }
  return op.kind === 'report' ? collectReceipt(op, to) : sendAct(op, to)
}

/** Codes by which a server says that it does not know what it once took: an old backup was restored. */
const FORGOTTEN: ReadonlySet<RefusalCode> = new Set<RefusalCode>(['not_found', 'photo_not_declared', 'photo_missing'])
const TOLD_AGAIN_MAX = 3

/** A server that forgot the text is told it again, as often as it makes sense; then it is a refusal like others. */
async function tellAgainIfForgotten(op: Operation, outcome: SendOutcome, to: Sending): Promise<SendOutcome> {
  const times = (op.toldAgain ?? 0) + 1
  if (outcome.kind !== 'refused' || !FORGOTTEN.has(outcome.code) || times > TOLD_AGAIN_MAX) return outcome
  if (outcome.code === 'photo_missing' && !(await uploadAgain(op, () => true, to))) return outcome
  await advance(op, { state: 'sealed', toldAgain: times }, to)
  return { kind: 'advanced' }
}

/** Puts delivered photos back in line, as far as their bytes are still here; false when there is none. */
async function uploadAgain(op: Operation, which: (photo: KeptPhoto) => boolean, to: Sending): Promise<boolean> {
  const photos = (await photosOf(op, to.db)).filter((photo) => photo.state === 'delivered' && which(photo))
  for (const { photoId } of photos) await changePhoto(to, photoId, { state: 'waiting', attempt: null, sentBytes: 0 })
  return photos.length > 0
}

async function sendManifest(op: Operation, to: Sending): Promise<SendOutcome> {
  const answer = await sendSealed(op, 'PUT', paths.report(op.reportId ?? ''), receiptSchema, to)
  if (!answer.ok) return outcomeOf(answer)
  if (!namesOperation(op, answer.value)) return trouble('bad_answer', false)
  await advance(op, { state: 'manifest_sent' }, to)
  return { kind: 'advanced' }
}

/** Promise 2: delivered only by a receipt that names the report and, for each photo, the hash of the bytes that came. */
async function collectReceipt(op: Operation, to: Sending): Promise<SendOutcome> {
  const answer = await to.api.get(paths.receipt(op.reportId ?? ''), receiptSchema)
  if (!answer.ok) return outcomeOf(answer)
  if (!namesOperation(op, answer.value)) return trouble('bad_answer', false)
  const photos = await photosOf(op, to.db)
  if (photos.every((photo) => isCovered(photo, answer.value))) return deliver(op, answer.value, to)
  const times = (op.toldAgain ?? 0) + 1
  const lost = (photo: KeptPhoto) => isAwaited(photo, answer.value)
  if (times > TOLD_AGAIN_MAX || !(await uploadAgain(op, lost, to))) return trouble('bad_answer', false)
  await advance(op, { toldAgain: times }, to)
  return { kind: 'advanced' }
}

const namesOperation = (op: Operation, receipt: Receipt): boolean =>
  receipt.reportId === op.reportId && receipt.manifestSha256 === op.bodySha256

function isCovered(photo: KeptPhoto, receipt: Receipt): boolean {
  const named = receipt.photos.find((one) => one.id === photo.photoId)
  if (photo.state === 'refused') return named?.state === 'refused'
  return named?.state === 'stored' && named.receivedSha256 === photo.sha256
}

const isAwaited = (photo: KeptPhoto, receipt: Receipt): boolean =>
  receipt.photos.find((one) => one.id === photo.photoId)?.state === 'awaiting'

async function beginAct(op: Operation, to: Sending): Promise<SendOutcome> {
  if (op.photoIds.length === 0) return sendAct(op, to)
  const photos = await photosOf(op, to.db)
  const refs = photos.map(photoRef)
  const act = actOf(op)
  // `done` stays unnamed, as servers of the first version know it.
  const body = JSON.stringify(act === 'done' ? { photos: refs } : { act, photos: refs })
  const answer = await to.api.send(
    {
      method: 'POST',
      path: paths.evidence(op.caseId),
      headers: {
        'content-type': 'application/json',
        [headers.idempotencyKey]: idempotencyKey(op.opId),
        // A step that came too late is told so before its photos travel.
        ...(op.ifMatch === null ? {} : { [headers.ifMatch]: revisionTag(op.ifMatch) }),
      },
      body,
    },
    evidenceReceiptSchema,
  )
  if (!answer.ok) return outcomeOf(answer)
  await advance(op, { state: 'manifest_sent' }, to)
  return { kind: 'advanced' }
}

/** Sealed by this app, so its shape is known. */
const actOf = (op: Operation): unknown => (JSON.parse(new TextDecoder().decode(op.body)) as { act?: unknown }).act

async function sendAct(op: Operation, to: Sending): Promise<SendOutcome> {
  const answer = await sendSealed(op, 'POST', paths.acts(op.caseId), actReceiptSchema, to)
  if (!answer.ok) return outcomeOf(answer)
  if (answer.value.opId !== op.opId || answer.value.bodySha256 !== op.bodySha256) return trouble('bad_answer', false)
  return deliver(op, answer.value, to)
}

/** Sends the sealed bytes as they are. */
async function sendSealed<S extends z.core.$ZodType>(
  op: Operation,
  method: string,
  path: string,
  schema: S,
  to: Sending,
): Promise<ApiAnswer<z.output<S>>> {
  return to.api.send(
    {
      method,
      path,
      headers: {
        'content-type': 'application/json',
        [headers.idempotencyKey]: idempotencyKey(op.opId),
        [headers.contentDigest]: digestHeader(hexToBase64(op.bodySha256)),
        ...(op.ifMatch === null ? {} : { [headers.ifMatch]: revisionTag(op.ifMatch) }),
      },
      body: new Blob([op.body], { type: 'application/json' }),
    },
    schema,
  )
}

async function deliver(op: Operation, receipt: Receipt | ActReceipt, to: Sending): Promise<SendOutcome> {
  const fresh = { toldAgain: 0, confirmedIn: receipt.epoch }
  await advance(op, { state: 'delivered', receipt, deliveredAt: to.env.now(), ...fresh }, to)
  return { kind: 'delivered' }
}

/** Writes progress without ever going back: another tab may have come further meanwhile. */
async function advance(op: Operation, change: Partial<Operation>, to: Sending): Promise<void> {
  const followers = await lightWrite(to.db, ['operations'], async (tx) => {
    const stored = await tx.objectStore('operations').get(op.opId)
    if (!stored || stored.state === 'delivered') return []
    const fresh = { attempts: 0, nextTryAt: null, lastTrouble: null, hold: null }
    await tx.objectStore('operations').put({ ...stored, ...fresh, ...change })
    if (change.state !== 'delivered' || op.kind !== 'act' || !change.receipt) return []
    // The next own step on this case was decided on what this one left: that is known for certain only now.
    const own = await tx.objectStore('operations').index('owner').getAll([op.communityId, op.personId])
    const next = own.filter((one) => isFollower(one, op))
    for (const one of next) await tx.objectStore('operations').put({ ...one, ifMatch: change.receipt.revision })
    return next
  })
  if (change.state === 'delivered') {
    await withCopy(to.db, async (copy) => {
      await copy.forget([op.opId])
      for (const { opId } of followers) await copy.keep(opId)
    })
  }
  announceChange()
}

const photosOf = (op: Operation, db: LocalDb): Promise<KeptPhoto[]> => db.getAllFromIndex('photos', 'opId', op.opId)
