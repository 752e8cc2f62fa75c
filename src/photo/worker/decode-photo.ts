import { decodeSize } from './fit-edge.ts'
import type { Size } from './orientation.ts'
import type { SourceType } from './sniff-type.ts'

/** Pixels to draw from, and how to let go of their memory at once rather than at the next garbage collection. */
export type DecodedPhoto = Size & { picture: ImageBitmap | VideoFrame | OffscreenCanvas; close(): void }

const MIME: Record<SourceType, string> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  heif: 'image/heic',
}

/**
 * Decodes as small as the decoder can while still covering `wanted`.
 * A JPEG's own orientation has been set to upright before; other types come out upright by `createImageBitmap`.
 * @param wanted the size to be drawn in the end, as stored (before turning); null where it is not known yet
 * @returns null where the browser cannot decode these bytes
 */
export async function decodePhoto(
  bytes: Uint8Array<ArrayBuffer>,
  type: SourceType,
  stored: Size | null,
  wanted: Size | null,
): Promise<DecodedPhoto | null> {
  if (type === 'jpeg' && stored && wanted) {
    return (await decodeScaled(bytes, stored, wanted)) ?? decodeBitmap(bytes, type, wanted)
  }
  return decodeBitmap(bytes, type, null)
}

/**
 * WebCodecs hands the size to libjpeg, which then skips most of the inverse DCT: a quarter of the time and a sixteenth
 * of the memory on a 48 MP photo. Null where the browser has none or gives back something smaller than asked.
 */
async function decodeScaled(bytes: Uint8Array<ArrayBuffer>, stored: Size, wanted: Size): Promise<DecodedPhoto | null> {
  if (typeof ImageDecoder === 'undefined') return null
  const ask = decodeSize(stored, wanted)
  try {
    const decoder = new ImageDecoder({
      data: bytes,
      type: MIME.jpeg,
      ...(ask.width < stored.width && { desiredWidth: ask.width, desiredHeight: ask.height }),
    })
    const { image } = await decoder.decode({ completeFramesOnly: true })
    decoder.close()
    const { displayWidth: width, displayHeight: height } = image
    if (width >= wanted.width && height >= wanted.height)
      return { picture: image, width, height, close: () => image.close() }
    image.close()
  } catch {
    // Not a verdict on the photo: createImageBitmap is asked next.
  }
  return null
}

async function decodeBitmap(
  bytes: Uint8Array<ArrayBuffer>,
  type: SourceType,
  wanted: Size | null,
): Promise<DecodedPhoto | null> {
  const blob = new Blob([bytes], { type: MIME[type] })
  const resize = wanted && { resizeWidth: wanted.width, resizeHeight: wanted.height, resizeQuality: 'high' as const } // as: one literal of the union
  try {
    const bitmap = await createImageBitmap(blob, resize ?? {})
    return { picture: bitmap, width: bitmap.width, height: bitmap.height, close: () => bitmap.close() }
  } catch {
    return null
  }
}
