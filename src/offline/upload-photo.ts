import { randomId } from '../../domain/id.ts'
import { parse } from '../../domain/parse.ts'
import { type PhotoReceipt, UPLOAD_CHUNK_MAX } from '../../domain/photo.ts'
import { digestHeader, headers, paths, uploadReceiptSchema } from '../../domain/wire.ts'
import type { ApiAnswer, ApiClient } from './api-client.ts'
import type { KeptPhoto } from './operation.ts'
import { outcomeOf, type SendOutcome, trouble } from './send-outcome.ts'
import { hexToBase64, sha256Hex } from './sha256.ts'

/** A photo on its way: what it is, and how far it has come. */
export type Upload = Pick<KeptPhoto, 'photoId' | 'sha256' | 'size' | 'attempt' | 'sentBytes'>
export type UploadChange = Partial<Pick<KeptPhoto, 'attempt' | 'sentBytes' | 'state'>>

export type Uploading = {
  api: ApiClient
  random: (count: number) => Uint8Array
  /** Keeps how far it has come, so that the next try goes on there. */
  remember: (photoId: string, change: UploadChange) => Promise<void>
}

type Step = { next: number } | { receipt: PhotoReceipt } | { startOver: true } | { failed: SendOutcome }

/**
 * What a torn connection makes the phone send once more, with the heads of the requests that resume, stays within
 * the 256 KiB a piece may have; most photos still go in one.
 */
export const PIECE_BYTES = UPLOAD_CHUNK_MAX - 8 * 1024

/** A photo whose bytes arrive wrong again and again is not retried for ever in one go. */
const ROUNDS_MAX = 400

/**
 * Sends one photo by resumable upload: create, ask where it stands, then pieces of `PIECE_BYTES` in order.
 * Every piece the server has confirmed is remembered, so a torn connection costs one piece.
 */
export async function uploadPhoto(photo: Upload, bytes: ArrayBuffer, to: Uploading): Promise<SendOutcome> {
  let step = await begin(photo, to)
  for (let round = 0; round < ROUNDS_MAX; round++) {
    if ('failed' in step) return step.failed
    if ('receipt' in step) return settle(photo, step.receipt, to)
    if ('startOver' in step) step = await create(photo, to)
    else step = await sendPiece(photo, bytes, step.next, to)
  }
  return trouble('bad_answer', false)
}

function begin(photo: Upload, to: Uploading): Promise<Step> {
  return photo.attempt === null ? create(photo, to) : askOffset(photo, photo.attempt, to)
}

async function create(photo: Upload, to: Uploading): Promise<Step> {
  const attempt = randomId(to.random(16)).slice(0, 12)
  await remember(photo, { attempt, sentBytes: 0 }, to)
  const answer = await to.api.sendBare({
    method: 'POST',
    path: paths.upload(photo.photoId, attempt),
    headers: {
      [headers.uploadComplete]: '?0',
      [headers.uploadLength]: String(photo.size),
      [headers.reprDigest]: digestHeader(hexToBase64(photo.sha256)),
    },
  })
  return answer.ok ? (receiptIn(answer) ?? { next: offsetIn(answer.headers) ?? 0 }) : { failed: outcomeOf(answer) }
}

async function askOffset(photo: Upload, attempt: string, to: Uploading): Promise<Step> {
  const answer = await to.api.sendBare({ method: 'HEAD', path: paths.upload(photo.photoId, attempt) })
  if (answer.ok) return { next: offsetIn(answer.headers) ?? 0 }
  // A HEAD answer has no body to explain itself; 404 and 410 mean this attempt is not known any more.
  const status = answer.why === 'no_network' ? 0 : answer.status
  if (status === 404 || status === 410) return { startOver: true }
  if (status === 401) return { failed: { kind: 'paused', why: 'sign_in' } }
  return { failed: outcomeOf(answer) }
}

async function sendPiece(photo: Upload, bytes: ArrayBuffer, offset: number, to: Uploading): Promise<Step> {
  // At the end already: an empty last piece would be refused, but the server completes a whole upload on create.
  if (offset >= photo.size) return { startOver: true }
  const piece = bytes.slice(offset, Math.min(offset + PIECE_BYTES, photo.size))
  const last = offset + piece.byteLength === photo.size
  const answer = await to.api.sendBare({
    method: 'PATCH',
    path: paths.upload(photo.photoId, photo.attempt ?? ''),
    headers: {
      'content-type': 'application/partial-upload',
      [headers.uploadOffset]: String(offset),
      [headers.uploadComplete]: last ? '?1' : '?0',
      [headers.contentDigest]: digestHeader(hexToBase64(await sha256Hex(piece))),
    },
    // A fresh Blob from bytes: Safari sends stored Files as nothing (field lesson 9).
    body: new Blob([piece], { type: 'application/partial-upload' }),
  })
  if (answer.ok) return afterPiece(photo, answer, offset + piece.byteLength, to)
  return afterRefusedPiece(answer)
}

async function afterPiece(
  photo: Upload,
  answer: Extract<ApiAnswer<unknown>, { ok: true }>,
  sent: number,
  to: Uploading,
): Promise<Step> {
  const receipt = receiptIn(answer)
  if (receipt) return receipt
  const next = offsetIn(answer.headers)
  if (next === null) return { failed: trouble('bad_answer', false) }
  await remember(photo, { sentBytes: Math.min(next, sent) }, to)
  return { next }
}

function afterRefusedPiece(answer: Exclude<ApiAnswer<unknown>, { ok: true }>): Step {
  if (answer.why !== 'refused') return { failed: outcomeOf(answer) }
  const right = offsetIn(answer.headers)
  if (answer.problem.code === 'wrong_offset' && right !== null) return { next: right }
  if (answer.problem.code === 'not_found' || answer.problem.code === 'upload_complete') return { startOver: true }
  return { failed: outcomeOf(answer) }
}

/** Only the hash of what the server received, equal to ours, makes a photo delivered. */
async function settle(photo: Upload, receipt: PhotoReceipt, to: Uploading): Promise<SendOutcome> {
  if (receipt.state === 'stored' && receipt.receivedSha256 === photo.sha256) {
    await remember(photo, { state: 'delivered', sentBytes: photo.size }, to)
    return { kind: 'advanced' }
  }
  if (receipt.state === 'refused' && receipt.refusal !== 'hash_mismatch') {
    await remember(photo, { state: 'refused' }, to)
    return { kind: 'advanced' }
  }
  // The bytes were garbled on the way: the next attempt begins anew.
  await remember(photo, { attempt: null, sentBytes: 0 }, to)
  return trouble('bad_answer', false)
}

async function remember(photo: Upload, change: UploadChange, to: Uploading): Promise<void> {
  Object.assign(photo, change)
  await to.remember(photo.photoId, change)
}

function receiptIn(answer: Extract<ApiAnswer<unknown>, { ok: true }>): { receipt: PhotoReceipt } | null {
  const parsed = parse(uploadReceiptSchema, answer.value)
  return parsed.ok ? { receipt: parsed.value.photo } : null
}

function offsetIn(from: Headers): number | null {
  const text = from.get(headers.uploadOffset)
  return text !== null && /^\d{1,12}$/.test(text) ? Number(text) : null
}
