import { digestHeader, headers, idempotencyKey, paths, receiptSchema } from '../domain/wire.ts'
import type { Operation } from '../src/offline/operation.ts'
import { hexToBase64 } from '../src/offline/sha256.ts'
import { uploadPhoto } from '../src/offline/upload-photo.ts'
import type { SyncMaker, SyncParts } from './virtual/virtual-phone.ts'

/**
 * Negative control of row 5: a queue that takes an entry out before it sends it, and puts it back when sending fails, as
 * `workbox-background-sync` does (field lesson 8). Whoever dies in between loses it.
 */
export const deleteFirst: SyncMaker = (parts) => ({
  run: async () => {
    for (const op of await parts.db.getAll('operations')) {
      if (op.kind === 'report' && op.state !== 'delivered') await sendTaken(op, parts)
    }
    return { sent: 0, waiting: 0, held: 0, trouble: null, nextTryAt: null }
  },
})

const STORES = ['operations', 'photos', 'photoBytes'] as const

async function sendTaken(op: Operation, parts: SyncParts): Promise<void> {
  const { db, api, env } = parts
  const photos = await db.getAllFromIndex('photos', 'opId', op.opId)
  const bytes = await Promise.all(photos.map(({ photoId }) => db.get('photoBytes', photoId)))
  const taking = db.transaction(STORES, 'readwrite')
  await taking.objectStore('operations').delete(op.opId)
  for (const { photoId } of photos) {
    await taking.objectStore('photos').delete(photoId)
    await taking.objectStore('photoBytes').delete(photoId)
  }
  await taking.done
  let isSent = await sendText(op, parts)
  for (const [at, photo] of photos.entries()) {
    const whole = bytes[at]?.bytes
    if (!isSent || !whole) break
    const outcome = await uploadPhoto({ ...photo }, whole, { api, random: env.random, remember: async () => undefined })
    isSent = outcome.kind === 'advanced'
  }
  if (isSent) return
  const back = db.transaction(STORES, 'readwrite')
  await back.objectStore('operations').put(op)
  for (const photo of photos) await back.objectStore('photos').put(photo)
  for (const one of bytes) if (one) await back.objectStore('photoBytes').put(one)
  await back.done
}

async function sendText(op: Operation, { api }: SyncParts): Promise<boolean> {
  const sealed = {
    'content-type': 'application/json',
    [headers.idempotencyKey]: idempotencyKey(op.opId),
    [headers.contentDigest]: digestHeader(hexToBase64(op.bodySha256)),
  }
  const body = new Blob([op.body], { type: 'application/json' })
  const answer = await api.send(
    { method: 'PUT', path: paths.report(op.reportId ?? ''), headers: sealed, body },
    receiptSchema,
  )
  return answer.ok
}
