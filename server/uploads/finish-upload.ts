import { sha256Hex } from '../content-digest.ts'
import type { Deps } from '../deps.ts'
import { ingestPhoto } from '../photos/ingest-photo.ts'
import type { PhotoRecord } from '../stores/photo-record.ts'
import type { UploadKey } from '../stores/upload-files.ts'

/**
 * Settles a photo whose bytes are all here and drops them: what stays is the rendition we made, never what came.
 * The outcome is durable before the received file goes, so a crash between the two only means doing it again.
 */
export async function finishUpload(key: UploadKey, photo: PhotoRecord, deps: Deps): Promise<PhotoRecord> {
  const bytes = await deps.uploadFiles.read(key)
  const receivedSha256 = sha256Hex(bytes)
  const settled =
    receivedSha256 === photo.declared.sha256
      ? await ingestPhoto(photo, bytes, deps)
      : await deps.journal.settlePhoto(key.communityId, key.photoId, {
          state: 'refused',
          refusal: 'hash_mismatch',
          receivedSha256,
        })
  await deps.uploadFiles.remove(key.communityId, key.photoId)
  return settled
}
