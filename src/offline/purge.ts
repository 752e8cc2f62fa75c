import { announceChange } from './changes.ts'
import type { LocalDb } from './local-db.ts'

/** How long a phone keeps the bytes of what the server has: long enough to notice that something is wrong there. */
export const KEEP_DELIVERED_MS = 30 * 86_400_000

/** Lets go of the bytes of photos delivered long ago; thumbnails stay. Never touches what is not delivered or was refused. */
export async function purgeDelivered(db: LocalDb, now: number): Promise<number> {
  const tx = db.transaction(['operations', 'photos', 'photoBytes'], 'readwrite')
  let purged = 0
  for (const op of await tx.objectStore('operations').getAll()) {
    if (op.state !== 'delivered' || op.deliveredAt === null || now - op.deliveredAt < KEEP_DELIVERED_MS) continue
    for (const photo of await tx.objectStore('photos').index('opId').getAll(op.opId)) {
      if (photo.state !== 'delivered') continue
      const key = await tx.objectStore('photoBytes').getKey(photo.photoId)
      if (key === undefined) continue
      await tx.objectStore('photoBytes').delete(key)
      purged++
    }
  }
  await tx.done
  if (purged > 0) announceChange()
  return purged
}
