import { announceChange } from './changes.ts'
import type { KeptPhoto } from './operation.ts'
import type { Sending } from './send-operation.ts'
import type { SendOutcome } from './send-outcome.ts'
import { sha256Hex } from './sha256.ts'
import { lightWrite } from './strict-write.ts'
import { uploadPhoto } from './upload-photo.ts'

/**
 * Sends one photo, remembering on this phone how far it came. Bytes that are gone or no longer match their hash are
 * never sent (I2): the photo is marked, and the rest of its operation goes on without it.
 */
export async function sendPhoto(photo: KeptPhoto, to: Sending): Promise<SendOutcome> {
  const bytes = (await to.db.get('photoBytes', photo.photoId))?.bytes
  if (!bytes || (await sha256Hex(bytes)) !== photo.sha256) {
    await changePhoto(to, photo.photoId, { damaged: true })
    return { kind: 'advanced' }
  }
  const { api, env } = to
  return uploadPhoto(photo, bytes, { api, random: env.random, remember: (id, change) => changePhoto(to, id, change) })
}

/** Changes what this phone knows of a photo, never its bytes. */
export async function changePhoto(
  { db }: Pick<Sending, 'db'>,
  photoId: string,
  change: Partial<KeptPhoto>,
): Promise<void> {
  await lightWrite(db, ['photos'], async (tx) => {
    const stored = await tx.objectStore('photos').get(photoId)
    if (stored) await tx.objectStore('photos').put({ ...stored, ...change })
  })
  announceChange()
}
