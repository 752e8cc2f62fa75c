import type { ReadyPhoto } from '../offline/draft.ts'
import type { LocalDb } from '../offline/local-db.ts'
import { readPhotoBytes } from '../offline/my-reports.ts'

/**
 * The photos of an operation that did not go through, to be handed in anew with a step on the case as it stands now.
 * One whose bytes this phone no longer has is not among them.
 */
export async function photosOfOperation(db: LocalDb, opId: string): Promise<ReadyPhoto[]> {
  const kept = await db.getAllFromIndex('photos', 'opId', opId)
  const ready = await Promise.all(
    kept.map(async ({ photoId, type, width, height, thumbnail }) => {
      const bytes = await readPhotoBytes(db, photoId)
      return bytes && { bytes, type, width, height, thumbnail }
    }),
  )
  return ready.filter((photo) => photo !== null)
}
