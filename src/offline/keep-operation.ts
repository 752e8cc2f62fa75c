import { announceChange } from './changes.ts'
import { withCopy } from './copies.ts'
import type { LocalDb } from './local-db.ts'
import type { NewPhoto } from './new-operation.ts'
import type { Operation } from './operation.ts'
import { sha256Hex } from './sha256.ts'
import { LocalStorageFull, strictWrite } from './strict-write.ts'

export type Kept = { ok: true; opId: string } | { ok: false; why: 'storage_full' | 'not_durable' }

/** What a seal takes away in the same transaction, and how to put it back should the read-back fail. */
export type Replaces = { draftId: string; restore: () => Promise<void> }

/** The draft was sealed or deleted meanwhile, in another tab or by a second press. */
export class DraftGone extends Error {
  override readonly name = 'DraftGone'
}

/**
 * Promise 1: one committed, strictly durable transaction with the whole operation and every photo's bytes,
 * then read back and compared by hash. Only `ok: true` may be shown as 已存本机.
 * @throws DraftGone when what it replaces is not there any more; nothing was written then
 */
export async function keepOperation(
  db: LocalDb,
  operation: Operation,
  photos: NewPhoto[],
  replaces: Replaces | null,
): Promise<Kept> {
  try {
    await write(db, operation, photos, replaces)
  } catch (error) {
    if (error instanceof LocalStorageFull) return { ok: false, why: 'storage_full' }
    // A connection lost while committing: its id, made for this write alone, says that it was committed after all.
    if (!(await db.getKey('operations', operation.opId))) throw error
  }
  if (!(await readsBack(db, operation, photos))) {
    await takeBack(db, operation, photos)
    await replaces?.restore()
    return { ok: false, why: 'not_durable' }
  }
  // Before it is shown as kept: from then on somebody relies on it.
  await withCopy(db, (copy) => copy.keep(operation.opId))
  announceChange()
  return { ok: true, opId: operation.opId }
}

function write(db: LocalDb, operation: Operation, photos: NewPhoto[], replaces: Replaces | null): Promise<void> {
  return strictWrite(db, ['operations', 'photos', 'photoBytes', 'drafts', 'draftPhotos'], async (tx) => {
    if (replaces && !(await tx.objectStore('drafts').getKey(replaces.draftId))) throw new DraftGone()
    await tx.objectStore('operations').add(operation)
    for (const { photo, bytes } of photos) {
      await tx.objectStore('photos').add(photo)
      await tx.objectStore('photoBytes').add(bytes)
    }
    if (!replaces) return
    await tx.objectStore('drafts').delete(replaces.draftId)
    const drafted = tx.objectStore('draftPhotos')
    for (const key of await drafted.index('draftId').getAllKeys(replaces.draftId)) await drafted.delete(key)
  })
}

async function readsBack(db: LocalDb, operation: Operation, photos: NewPhoto[]): Promise<boolean> {
  const tx = db.transaction(['operations', 'photoBytes'])
  const stored = await tx.objectStore('operations').get(operation.opId)
  const storedPhotos = await Promise.all(photos.map(({ photo }) => tx.objectStore('photoBytes').get(photo.photoId)))
  // Hashes are taken outside the transaction: it would close while they are computed.
  const expected = [operation.bodySha256, ...photos.map(({ photo }) => photo.sha256)]
  const bytes = [stored?.body, ...storedPhotos.map((photo) => photo?.bytes)]
  const hashes = await Promise.all(bytes.map((one) => (one ? sha256Hex(one) : null)))
  return hashes.every((hash, index) => hash === expected[index])
}

function takeBack(db: LocalDb, operation: Operation, photos: NewPhoto[]): Promise<void> {
  return strictWrite(db, ['operations', 'photos', 'photoBytes'], async (tx) => {
    await tx.objectStore('operations').delete(operation.opId)
    for (const { photo } of photos) {
      await tx.objectStore('photos').delete(photo.photoId)
      await tx.objectStore('photoBytes').delete(photo.photoId)
    }
  })
}
