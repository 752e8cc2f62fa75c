import type { LocalDb } from './local-db.ts'
import type { KeptPhoto } from './operation.ts'

/** An operation's photos with their bytes; one whose bytes are gone from this phone stays out, the others still go. */
export async function photosWithBytes(db: LocalDb, opId: string): Promise<{ photo: KeptPhoto; bytes: ArrayBuffer }[]> {
  const photos = await db.getAllFromIndex('photos', 'opId', opId)
  const found = await Promise.all(
    photos.map(async (photo) => {
      const stored = await db.get('photoBytes', photo.photoId)
      return stored ? [{ photo, bytes: stored.bytes }] : []
    }),
  )
  return found.flat()
}
