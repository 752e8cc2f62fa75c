import { headers } from '../../domain/wire.ts'
import type { Handler } from '../deps.ts'
import { Refusal } from '../refusal.ts'
import { offsetAnswer } from './upload-answers.ts'
import { isSettled, onUpload } from './upload-request.ts'

/** HEAD /v1/uploads/:photoId/:attempt: how many bytes are on the disk. Ends an older request that still waits for bytes. */
export const headUpload: Handler = (c, deps) =>
  onUpload(c, deps, async ({ key, photo }) => {
    if (isSettled(photo)) return offsetAnswer(204, photo.declared.size, { [headers.uploadComplete]: '?1' })
    const size = await deps.uploadFiles.size(key)
    if (size === null) throw new Refusal('not_found')
    return offsetAnswer(204, size)
  })
