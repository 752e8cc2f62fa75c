import type { DecodedPhoto } from './decode-photo.ts'
import { type Orientation, type Size, uprightMatrix, uprightSize } from './orientation.ts'

/** Beyond this a canvas' own smoothing leaves out pixels in some browsers; the resizer of createImageBitmap averages all. */
const SHRINK_BY_CANVAS_MAX = 2.5

/** Draws a decoded photo upright in exactly `stored` scaled size turned; on white, since JPEG has no transparency. */
export async function drawUpright(
  photo: DecodedPhoto,
  stored: Size,
  orientation: Orientation,
): Promise<OffscreenCanvas> {
  const upright = uprightSize(stored, orientation)
  const canvas = new OffscreenCanvas(upright.width, upright.height)
  const context = readableContext(canvas)
  const shrunk = await shrink(photo, stored)
  context.setTransform(...uprightMatrix(orientation, stored))
  context.drawImage(shrunk.picture, 0, 0, stored.width, stored.height)
  shrunk.close()
  return canvas
}

/** A smaller copy for lists. */
export async function drawSmall(source: OffscreenCanvas, size: Size): Promise<OffscreenCanvas> {
  const canvas = new OffscreenCanvas(size.width, size.height)
  const context = readableContext(canvas)
  const shrunk = await shrink({ picture: source, width: source.width, height: source.height, close: () => {} }, size)
  context.drawImage(shrunk.picture, 0, 0, size.width, size.height)
  shrunk.close()
  return canvas
}

/** In memory, not on the graphics card: the pixels are read back at once to be encoded. */
function readableContext(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d', { willReadFrequently: true, alpha: false })
  if (!context) throw new Error('no 2d context')
  context.imageSmoothingEnabled = true
  context.imageSmoothingQuality = 'high'
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  return context
}

async function shrink(photo: DecodedPhoto, to: Size): Promise<Pick<DecodedPhoto, 'picture' | 'close'>> {
  if (photo.width <= to.width * SHRINK_BY_CANVAS_MAX) return photo
  const bitmap = await createImageBitmap(photo.picture, {
    resizeWidth: to.width,
    resizeHeight: to.height,
    resizeQuality: 'high',
  })
  photo.close()
  return { picture: bitmap, close: () => bitmap.close() }
}
