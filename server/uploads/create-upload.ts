import { headers } from '../../domain/wire.ts'
import type { Deps, Handler } from '../deps.ts'
import { Refusal } from '../refusal.ts'
import { statedSha256, wholeNumber } from '../request-parts.ts'
import type { PhotoRecord } from '../stores/photo-record.ts'
import type { UploadKey } from '../stores/upload-files.ts'
import { finishUpload } from './finish-upload.ts'
import { offsetAnswer, settledAnswer } from './upload-answers.ts'
import { isSettled, onUpload } from './upload-request.ts'

/**
 * POST /v1/uploads/:photoId/:attempt starts sending a photo. A new attempt starts over, the same one goes on where it is;
 * a photo that is settled, or whose bytes are all here, answers its receipt at once.
 */
export const createUpload: Handler = (c, deps) =>
  onUpload(c, deps, async ({ key, photo }) => {
    checkPromise(c.req.raw, photo)
    if (isSettled(photo)) return settledAnswer(photo)
    const whole = await wholeAttempt(key, photo, deps)
    if (whole) return settledAnswer(await finishUpload(whole, photo, deps))
    const begun = await deps.uploadFiles.size(key)
    if (begun !== null) return offsetAnswer(201, begun, { location: c.req.path })
    if (photo.state === 'refused') await deps.journal.settlePhoto(key.communityId, key.photoId, { state: 'awaiting' })
    await deps.uploadFiles.create(key)
    return offsetAnswer(201, 0, { location: c.req.path })
  })

/** What is announced must be what was declared; else the end could only be a mismatch. */
function checkPromise(request: Request, photo: PhotoRecord): void {
  if (Number(request.headers.get('content-length') ?? 0) > 0) {
    throw new Refusal('bad_body', { detail: 'an upload is created empty' })
  }
  if (request.headers.get(headers.uploadComplete) !== '?0') {
    throw new Refusal('bad_header', { detail: `${headers.uploadComplete} must be ?0` })
  }
  if (wholeNumber(request, headers.uploadLength) !== photo.declared.size) {
    throw new Refusal('bad_header', { detail: `${headers.uploadLength} is not the declared size` })
  }
  const stated = statedSha256(request, headers.reprDigest)
  if (stated === null) throw new Refusal('bad_header', { detail: `${headers.reprDigest} is missing` })
  if (stated !== photo.declared.sha256) throw new Refusal('digest_mismatch')
}

/** An attempt that got all its bytes before a crash kept it from being finished. */
async function wholeAttempt(key: UploadKey, photo: PhotoRecord, deps: Deps): Promise<UploadKey | null> {
  for (const attempt of await deps.uploadFiles.attempts(key.communityId, key.photoId)) {
    const one = { ...key, attempt }
    if ((await deps.uploadFiles.size(one)) === photo.declared.size) return one
  }
  return null
}
