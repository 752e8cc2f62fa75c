import type { Deps } from '../deps.ts'
import { removeForgotten } from '../photos/remove-forgotten.ts'
import type { UploadOnDisk } from '../stores/upload-files.ts'
import { isSettled } from './upload-request.ts'

const HOUR_MS = 3_600_000
/** How often a running server sweeps, besides once at its start. */
export const SWEEP_EVERY_MS = HOUR_MS
/** What no phone can go on with (settled, forgotten, half-written) is dropped after this: nobody is working on it any more. */
export const DEAD_AFTER_MS = HOUR_MS
/** An unfinished upload that a phone may still go on with. Dropped, it only starts over: nothing acknowledged is lost. */
export const UNFINISHED_AFTER_MS = 30 * 24 * HOUR_MS

type Sweeping = Pick<Deps, 'journal' | 'uploadFiles' | 'photoFiles' | 'mapFiles' | 'now'>

/**
 * Drops the files of dead uploads, half-written renditions and grounds, and the renditions of forgotten photos.
 * @returns how many of them went
 */
export async function sweepFiles(deps: Sweeping): Promise<number> {
  let swept = await removeForgotten(deps)
  swept += await deps.photoFiles.dropHalfWritten(deps.now() - DEAD_AFTER_MS)
  swept += await deps.mapFiles.dropHalfWritten(deps.now() - DEAD_AFTER_MS)
  for (const upload of await deps.uploadFiles.list()) {
    if (!(await isDead(upload, deps))) continue
    await deps.uploadFiles.remove(upload.communityId, upload.photoId)
    swept++
  }
  return swept
}

async function isDead({ communityId, photoId, touchedAt }: UploadOnDisk, { journal, now }: Sweeping): Promise<boolean> {
  const age = now() - touchedAt
  if (age < DEAD_AFTER_MS) return false
  const photo = await journal.findPhoto(communityId, photoId)
  return photo === null || isSettled(photo) || age >= UNFINISHED_AFTER_MS
}
