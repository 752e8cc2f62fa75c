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
  receiptSchema,
  revisionTag,
} from '../../domain/wire.ts'
import type { ApiAnswer, ApiClient } from './api-client.ts'
import { announceChange } from './changes.ts'
import type { Environment } from './environment.ts'
import type { LocalDb } from './local-db.ts'
import { type KeptPhoto, type Operation, photoRef } from './operation.ts'
import { outcomeOf, type SendOutcome, trouble } from './send-outcome.ts'
import { sendPhoto } from './send-photo.ts'
import { hexToBase64, sha256Hex } from './sha256.ts'

export type Sending = { api: ApiClient; db: LocalDb; env: Environment }

/**
 * Takes an operation one step further: its text, then its photos one by one, then the receipt that covers all.
 * A report's text goes first (it crosses on the first bar of signal); an act's evidence goes before the act.
 */
export async function sendStep(op: Operation, to: Sending): Promise<SendOutcome> {
  if (op.state === 'sealed') return op.kind === 'report' ? sendManifest(op, to) : beginAct(op, to)
  const photo = (await photosOf(op, to.db)).find((one) => one.state === 'waiting')
  if (photo) return sendPhoto(photo, to)
  return op.kind === 'report' ? collectReceipt(op, to) : sendAct(op, to)
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
  const photos = await photosOf(op, to.db)
  if (!namesOperation(op, answer.value) || !photos.every((photo) => isCovered(photo, answer.value))) {
    return trouble('bad_answer', false)
  }
  return deliver(op, answer.value, to)
}

const namesOperation = (op: Operation, receipt: Receipt): boolean =>
  receipt.reportId === op.reportId && receipt.manifestSha256 === op.bodySha256

function isCovered(photo: KeptPhoto, receipt: Receipt): boolean {
  const named = receipt.photos.find((one) => one.id === photo.photoId)
  if (photo.state === 'refused') return named?.state === 'refused'
  return named?.state === 'stored' && named.receivedSha256 === photo.sha256
}

async function beginAct(op: Operation, to: Sending): Promise<SendOutcome> {
  if (op.photoIds.length === 0) return sendAct(op, to)
  const photos = await photosOf(op, to.db)
  const body = JSON.stringify({ photos: photos.map(photoRef) })
  const answer = await to.api.send(
    {
      method: 'POST',
      path: paths.evidence(op.caseId),
      headers: { 'content-type': 'application/json', [headers.idempotencyKey]: idempotencyKey(op.opId) },
      body,
    },
    evidenceReceiptSchema,
  )
  if (!answer.ok) return outcomeOf(answer)
  await advance(op, { state: 'manifest_sent' }, to)
  return { kind: 'advanced' }
}

async function sendAct(op: Operation, to: Sending): Promise<SendOutcome> {
  const answer = await sendSealed(op, 'POST', paths.acts(op.caseId), actReceiptSchema, to)
  if (!answer.ok) return outcomeOf(answer)
  if (answer.value.opId !== op.opId || answer.value.bodySha256 !== op.bodySha256) return trouble('bad_answer', false)
  return deliver(op, answer.value, to)
}

/** Sends the sealed bytes as they are. Bytes that no longer match their hash are never sent. */
async function sendSealed<S extends z.core.$ZodType>(
  op: Operation,
  method: string,
  path: string,
  schema: S,
  to: Sending,
): Promise<ApiAnswer<z.output<S>>> {
  if ((await sha256Hex(op.body)) !== op.bodySha256) throw new Error(`sealed bytes of ${op.opId} changed on this device`)
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
  await advance(op, { state: 'delivered', receipt, deliveredAt: to.env.now() }, to)
  return { kind: 'delivered' }
}

/** Writes progress without ever going back: another tab may have come further meanwhile. */
async function advance(op: Operation, change: Partial<Operation>, to: Sending): Promise<void> {
  const tx = to.db.transaction('operations', 'readwrite')
  const stored = await tx.store.get(op.opId)
  if (stored && stored.state !== 'delivered') {
    const fresh = { attempts: 0, nextTryAt: null, lastTrouble: null, hold: null }
    await tx.store.put({ ...stored, ...fresh, ...change })
  }
  await tx.done
  announceChange()
}

const photosOf = (op: Operation, db: LocalDb): Promise<KeptPhoto[]> => db.getAllFromIndex('photos', 'opId', op.opId)
