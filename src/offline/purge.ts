import { announceChange } from './changes.ts'
import type { LocalDb } from './local-db.ts'
import type { Operation } from './operation.ts'

/** How long a phone keeps the bytes of what the server has: long enough to notice that something is wrong there. */
export const KEEP_DELIVERED_MS = 30 * 86_400_000

/** Lets go of the bytes of photos delivered long ago; thumbnails stay. Never touches what is not delivered or was refused. */
export async function purgeDelivered(db: LocalDb, now: number): Promise<number> {
  const old = (await deliveredOldestFirst(db)).filter((op) => now - (op.deliveredAt ?? now) >= KEEP_DELIVERED_MS)
  let photos = 0
  for (const op of old) photos += (await letGo(db, op.opId)).photos
  if (photos > 0) announceChange()
  return photos
}

/**
 * Makes room on a phone that is short of it: lets go of delivered photos' bytes, oldest first, until so many bytes are
 * free or nothing is left that the server has. What is not delivered is never touched.
 * @returns how many bytes were let go of
 */
export async function makeRoom(db: LocalDb, bytes: number): Promise<number> {
  let freed = 0
  for (const op of await deliveredOldestFirst(db)) {
    if (freed >= bytes) break
    freed += (await letGo(db, op.opId)).bytes
  }
  if (freed > 0) announceChange()
  return freed
}

async function deliveredOldestFirst(db: LocalDb): Promise<Operation[]> {
  const all = await db.getAll('operations')
  const delivered = all.filter((op) => op.state === 'delivered' && op.deliveredAt !== null && op.photoIds.length > 0)
  return delivered.sort((a, b) => (a.deliveredAt ?? 0) - (b.deliveredAt ?? 0))
}

/** In one transaction with the look at its state: a reconcile may have made it unsent again meanwhile. */
async function letGo(db: LocalDb, opId: string): Promise<{ photos: number; bytes: number }> {
  if (!(await hasBytes(db, opId))) return { photos: 0, bytes: 0 }
  const gone = { photos: 0, bytes: 0 }
  const tx = db.transaction(['operations', 'photos', 'photoBytes'], 'readwrite')
  const op = await tx.objectStore('operations').get(opId)
  const photos = op?.state === 'delivered' ? await tx.objectStore('photos').index('opId').getAll(opId) : []
  for (const photo of photos) {
    if (photo.state !== 'delivered') continue
    const key = await tx.objectStore('photoBytes').getKey(photo.photoId)
    if (key === undefined) continue
    await tx.objectStore('photoBytes').delete(key)
    gone.photos++
    gone.bytes += photo.size
  }
  await tx.done
  return gone
}

/** Reading comes first: most runs find nothing, and must not hold up those who write. */
async function hasBytes(db: LocalDb, opId: string): Promise<boolean> {
  const tx = db.transaction(['photos', 'photoBytes'])
  const photos = await tx.objectStore('photos').index('opId').getAll(opId)
  for (const { photoId, state } of photos) {
    if (state === 'delivered' && (await tx.objectStore('photoBytes').getKey(photoId)) !== undefined) return true
  }
  return false
}
