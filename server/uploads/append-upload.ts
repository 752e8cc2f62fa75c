import { UPLOAD_CHUNK_MAX } from '../../domain/photo.ts'
import { headers } from '../../domain/wire.ts'
import { checkContentDigest } from '../content-digest.ts'
import type { Deps, Handler } from '../deps.ts'
import { readBytes } from '../json-body.ts'
import { Refusal } from '../refusal.ts'
import { wholeNumber } from '../request-parts.ts'
import { finishUpload } from './finish-upload.ts'
import { unlessSuperseded } from './turns.ts'
import { offsetAnswer, settledAnswer } from './upload-answers.ts'
import { isSettled, onUpload, type Upload } from './upload-request.ts'

const TYPES = new Set(['application/partial-upload', 'application/octet-stream'])

/**
 * PATCH /v1/uploads/:photoId/:attempt adds a piece of at most 256 KiB at `Upload-Offset`. 204 with the new offset follows
 * the fsync; the piece that completes the photo is answered with its receipt.
 */
export const appendUpload: Handler = (c, deps) =>
  onUpload(c, deps, async (upload) => {
    if (isSettled(upload.photo)) return settledAnswer(upload.photo)
    const offset = await agreedOffset(c.req.raw, upload, deps)
    const piece = await readPiece(c.req.raw, offset, upload)
    if (piece.byteLength > 0) await deps.uploadFiles.append(upload.key, offset, piece)
    const size = offset + piece.byteLength
    if (size < upload.photo.declared.size) return offsetAnswer(204, size)
    return settledAnswer(await finishUpload(upload.key, upload.photo, deps))
  })

/** Where both sides are; a phone that is elsewhere gets the right offset to go on from. */
async function agreedOffset(request: Request, { key }: Upload, deps: Deps): Promise<number> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== undefined && !TYPES.has(type)) throw new Refusal('unsupported_media_type')
  const offset = wholeNumber(request, headers.uploadOffset)
  const size = await deps.uploadFiles.size(key)
  if (size === null) throw new Refusal('not_found')
  if (offset === size) return offset
  throw new Refusal('wrong_offset', {
    headers: { [headers.uploadOffset]: String(size) },
    members: { expectedOffset: size },
  })
}

async function readPiece(request: Request, offset: number, { photo, superseded }: Upload): Promise<Uint8Array> {
  const piece = await unlessSuperseded(readBytes(request, UPLOAD_CHUNK_MAX), superseded)
  if (piece.byteLength === 0 && offset < photo.declared.size) throw new Refusal('empty_chunk')
  checkContentDigest(request, piece, 'required')
  if (offset + piece.byteLength > photo.declared.size) throw new Refusal('too_long')
  return piece
}
