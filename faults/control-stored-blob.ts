import { digestHeader, headers, idempotencyKey, paths } from '../domain/wire.ts'
import { runServer } from '../rig/run-server.ts'
import type { KeptPhoto, Operation } from '../src/offline/operation.ts'
import { hexToBase64 } from '../src/offline/sha256.ts'
import { balance } from './ledger.ts'
import { newPhone, type Phone } from './phone.ts'
import { readHeld } from './read-held.ts'
import type { RowResult } from './row.ts'
import { pressUntilDelivered } from './settle.ts'
import { photoStock } from './small-photo.ts'
import { foundTown } from './town.ts'
import { browserFetch, type Tally } from './wire.ts'

/** Blobs that came out of IndexedDB. */
type Stored = WeakSet<Blob>

/**
 * Safari of 26.5 sends a Blob read from IndexedDB as an empty body, without an error (field lesson 9).
 * @param keeps `bytes`: our client, which makes a fresh Blob from stored bytes; `blobs`: the control, which stores Blobs
 */
export async function reportOnSafari(keeps: 'bytes' | 'blobs'): Promise<RowResult> {
  const town = await foundTown(1)
  const server = await runServer({ dataDir: town.dataDir, env: { WOODPECKER_MODE: 'production' } })
  const [who] = town.volunteers
  if (!who) throw new Error('nobody lives here')
  const [stored, tally]: [Stored, Tally] = [new WeakSet(), {}]
  const fetchIt = emptyingFetch(browserFetch(server.url, who, tally), stored)
  const phone = await newPhone({ who, fetchIt })
  try {
    await phone.report('在苹果手机上', await photoStock(2))
    const isThrough =
      keeps === 'bytes' ? (await pressUntilDelivered(phone)) !== null : await sendBlobs(phone, fetchIt, stored)
    const sums = balance(await phone.told(), readHeld(town.dataDir))
    return { runs: 1, ...sums, reached: tally, other: {}, ok: isThrough, detail: sums.findings.join('; ') }
  } finally {
    await phone.throwAway()
    await server.stop()
    town.remove()
  }
}

const emptyingFetch =
  (inner: typeof fetch, stored: Stored): typeof fetch =>
  (input, init) =>
    init?.body instanceof Blob && stored.has(init.body) ? inner(input, { ...init, body: '' }) : inner(input, init)

/** What a client does that stores photos as Blobs and believes every 2xx. @returns whether it may say 已送达 */
async function sendBlobs(phone: Phone, fetchIt: typeof fetch, stored: Stored): Promise<boolean> {
  const [op] = await phone.db.getAll('operations')
  if (!op) throw new Error('nothing to send')
  let isGood = await putText(op, fetchIt)
  for (const photo of await phone.db.getAllFromIndex('photos', 'opId', op.opId)) {
    const kept = await phone.db.get('photoBytes', photo.photoId)
    const blob = new Blob([kept?.bytes ?? new ArrayBuffer(0)])
    stored.add(blob)
    isGood = (await putPhoto(photo, blob, fetchIt)) && isGood
  }
  return isGood
}

async function putText(op: Operation, fetchIt: typeof fetch): Promise<boolean> {
  const answer = await fetchIt(paths.report(op.reportId ?? ''), {
    method: 'PUT',
    headers: {
      'content-type': 'application/json',
      [headers.idempotencyKey]: idempotencyKey(op.opId),
      [headers.contentDigest]: digestHeader(hexToBase64(op.bodySha256)),
    },
    body: new Blob([op.body]),
  })
  return answer.ok
}

async function putPhoto(photo: KeptPhoto, blob: Blob, fetchIt: typeof fetch): Promise<boolean> {
  const digest = digestHeader(hexToBase64(photo.sha256))
  const path = paths.upload(photo.photoId, 'blob')
  const created = await fetchIt(path, {
    method: 'POST',
    headers: {
      [headers.uploadComplete]: '?0',
      [headers.uploadLength]: String(photo.size),
      [headers.reprDigest]: digest,
    },
  })
  const sent = await fetchIt(path, {
    method: 'PATCH',
    headers: {
      'content-type': 'application/partial-upload',
      [headers.uploadOffset]: '0',
      [headers.uploadComplete]: '?1',
      [headers.contentDigest]: digest,
    },
    body: blob,
  })
  return created.ok && sent.ok
}
