import { announceChange } from './changes.ts'
import type { LocalDb } from './local-db.ts'
import { writeSetting } from './settings.ts'
import { sha256Hex } from './sha256.ts'
import { lightWrite } from './strict-write.ts'

const WHERE = 'checkedUpTo'

/**
 * Reads back some of the photos that wait to be sent and compares their hashes, going round from start to start, so that
 * a disk that forgets is noticed while the scene can still be photographed again.
 * @returns how many were found damaged now
 */
export async function checkKeptPhotos(db: LocalDb, count = 6): Promise<number> {
  const waiting = await waitingPhotos(db)
  const last = await db.get('settings', WHERE)
  const from = typeof last === 'string' ? waiting.findIndex((one) => one.photoId > last) : 0
  const turned = [...waiting.slice(Math.max(0, from)), ...waiting.slice(0, Math.max(0, from))]
  const sample = turned.slice(0, count)
  let damaged = 0
  for (const { photoId, sha256 } of sample) {
    const stored = await db.get('photoBytes', photoId)
    if (stored && (await sha256Hex(stored.bytes)) === sha256) continue
    damaged += await markDamaged(db, photoId)
  }
  const end = sample.at(-1)
  if (end) await writeSetting(db, WHERE, end.photoId)
  if (damaged > 0) announceChange()
  return damaged
}

async function waitingPhotos(db: LocalDb): Promise<{ photoId: string; sha256: string }[]> {
  const open = (await db.getAll('operations')).filter((op) => op.state !== 'delivered' && op.photoIds.length > 0)
  const photos = await Promise.all(open.map((op) => db.getAllFromIndex('photos', 'opId', op.opId)))
  const waiting = photos.flat().filter((photo) => photo.state === 'waiting' && !photo.damaged)
  return waiting.sort((a, b) => (a.photoId < b.photoId ? -1 : 1))
}

/** Only what still waits: between look and mark it may have been delivered and let go of. */
function markDamaged(db: LocalDb, photoId: string): Promise<number> {
  return lightWrite(db, ['photos'], async (tx) => {
    const photo = await tx.objectStore('photos').get(photoId)
    if (photo?.state !== 'waiting') return 0
    await tx.objectStore('photos').put({ ...photo, damaged: true })
    return 1
  })
}
