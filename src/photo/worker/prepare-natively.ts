import { PHOTO_BYTES_TARGET, PHOTO_EDGE_MAX_PX } from '../../../domain/photo.ts'
import type { ReadyPhoto } from '../../offline/draft.ts'
import { decodePhoto } from './decode-photo.ts'
import { drawSmall, drawUpright } from './draw-upright.ts'
import { encodeWithin, type Limits } from './encode-within.ts'
import { takeOrientation } from './exif-orientation.ts'
import { fitEdge } from './fit-edge.ts'
import { lookAtSource, type SourceLook } from './look-at-source.ts'
import type { Orientation } from './orientation.ts'
import type { PhotoOutcome } from './photo-message.ts'
import { EXIF_HEAD_BYTES, readExif } from './read-exif.ts'
import { stripJpeg } from './strip-jpeg.ts'
import { THUMBNAIL_BYTES_MAX, THUMBNAIL_EDGE_PX } from './thumbnail-size.ts'

const PHOTO_LIMITS: Limits = { bytes: PHOTO_BYTES_TARGET, start: 0.85, floor: 0.2, tries: 6 }
const THUMBNAIL_LIMITS: Limits = { bytes: THUMBNAIL_BYTES_MAX, start: 0.7, floor: 0.2, tries: 6 }

/** Whether this browser can do it all away from the page. */
export const canPrepareNatively = (): boolean =>
  typeof OffscreenCanvas !== 'undefined' &&
  typeof OffscreenCanvas.prototype.convertToBlob === 'function' &&
  typeof createImageBitmap === 'function'

/**
 * Makes a photo ready to be sent: looked at, decoded, upright, long edge exactly min(1600, source), JPEG, without any
 * metadata, and a thumbnail.
 * @param buffer the file's bytes; changed in place and not to be used again
 * @throws where the browser fails and no photo is at fault, such as too little memory
 */
export async function prepareNatively(buffer: ArrayBuffer): Promise<PhotoOutcome> {
  const bytes = new Uint8Array(buffer)
  const look = lookAtSource(bytes)
  if ('trouble' in look) return look
  const reading = readExif(buffer.slice(0, EXIF_HEAD_BYTES))
  const canvas = await decodeUpright(bytes, look)
  if (!canvas) return { trouble: look.type === 'heif' ? 'heic' : 'corrupt' }
  return { ready: await encodeReady(canvas), facts: await reading }
}

async function decodeUpright(bytes: Uint8Array<ArrayBuffer>, look: SourceLook): Promise<OffscreenCanvas | null> {
  const orientation: Orientation = look.type === 'jpeg' ? takeOrientation(bytes, look.tiffs) : 1
  const wanted = look.type === 'jpeg' && look.size ? fitEdge(look.size, PHOTO_EDGE_MAX_PX) : null
  const decoded = await decodePhoto(bytes, look.type, look.size, wanted)
  if (!decoded) return null
  try {
    return await drawUpright(decoded, wanted ?? fitEdge(decoded, PHOTO_EDGE_MAX_PX), orientation)
  } finally {
    decoded.close()
  }
}

async function encodeReady(canvas: OffscreenCanvas): Promise<ReadyPhoto> {
  const { width, height } = canvas
  const small = await drawSmall(canvas, fitEdge({ width, height }, THUMBNAIL_EDGE_PX))
  const bytes = await encodeCanvas(canvas, PHOTO_LIMITS)
  const thumbnail = await encodeCanvas(small, THUMBNAIL_LIMITS)
  return { bytes, type: 'image/jpeg', width, height, thumbnail }
}

const encodeCanvas = (canvas: OffscreenCanvas, limits: Limits): Promise<ArrayBuffer> =>
  encodeWithin(async (quality) => {
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality })
    return stripJpeg(await blob.arrayBuffer())
  }, limits)
