import { NO_PHOTO_HASH } from '../../domain/photo-hash.ts'
import type { Deps } from '../deps.ts'
import type { UnhashedPhoto } from '../stores/twin-journal.ts'
import { inDarkroom } from './darkroom.ts'
import { photoHash } from './photo-hash.ts'

const PAGE = 50
/** How often a running server looks for photos of unknown look: after an update there are some once, then none. */
export const HASHES_EVERY_MS = 3_600_000

type Hashing = Pick<Deps, 'journal' | 'photoFiles'>

/**
 * Looks at photos that were stored before their look was kept. One that cannot be read says nothing, and is not looked at again.
 * @param goOn asked after each page of them: a server that is about to stop leaves the rest for its next start
 * @returns how many were looked at
 */
export async function hashOldPhotos(deps: Hashing, goOn: () => boolean = () => true): Promise<number> {
  let looked = 0
  for (;;) {
    const photos = await deps.journal.photosWithoutHash(PAGE)
    for (const photo of photos) await deps.journal.keepHash(photo, await hashOf(photo, deps))
    looked += photos.length
    if (photos.length < PAGE || !goOn()) return looked
  }
}

async function hashOf({ communityId, thumbnailName }: UnhashedPhoto, { photoFiles }: Hashing): Promise<string> {
  const thumbnail = await photoFiles.read(communityId, thumbnailName)
  if (!thumbnail) return NO_PHOTO_HASH
  return inDarkroom(() => photoHash(thumbnail)).catch(() => NO_PHOTO_HASH)
}
