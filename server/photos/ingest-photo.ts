import type { Deps } from '../deps.ts'
import type { PhotoRecord } from '../stores/photo-record.ts'
import { inDarkroom } from './darkroom.ts'
import { developPhoto } from './develop-photo.ts'

/**
 * The one entrance for photos: develops the received bytes, keeps the renditions durably and records the outcome.
 * @param bytes already compared with the declared hash
 * @returns the photo as it stands now: stored, or refused with nothing of it kept
 */
export async function ingestPhoto(photo: PhotoRecord, bytes: Uint8Array, deps: Deps): Promise<PhotoRecord> {
  const { communityId } = photo
  const receivedSha256 = photo.declared.sha256
  const developed = await inDarkroom(() => developPhoto(bytes))
  if (!developed.ok) {
    return deps.journal.settlePhoto(communityId, photo.declared.id, {
      state: 'refused',
      refusal: developed.refusal,
      receivedSha256,
    })
  }
  const names: string[] = []
  try {
    const evidenceName = await deps.photoFiles.keep(communityId, developed.evidence)
    names.push(evidenceName)
    const thumbnailName = await deps.photoFiles.keep(communityId, developed.thumbnail)
    names.push(thumbnailName)
    const { width, height, hash } = developed
    return await deps.journal.settlePhoto(communityId, photo.declared.id, {
      state: 'stored',
      receivedSha256,
      width,
      height,
      evidenceName,
      thumbnailName,
      hash,
    })
  } catch (error) {
    for (const name of names) await deps.photoFiles.remove(communityId, name).catch(() => {})
    throw error
  }
}
