import { PHOTO_SOURCE_BYTES_MAX } from '../../../domain/photo.ts'
import type { PhotoTrouble } from '../../offline/draft.ts'
import { outlineHeif } from './heif-outline.ts'
import { outlineJpeg } from './jpeg-outline.ts'
import type { Size } from './orientation.ts'
import { outlinePng } from './png-outline.ts'
import { type SourceType, sniffType } from './sniff-type.ts'
import { outlineWebp } from './webp-outline.ts'

/** The largest phone sensors have 200 MP; more would be a bomb or would take a gigabyte to decode. */
const PIXELS_MAX = 200 * 1024 * 1024

/** `size` is null only for HEIF files that state none. `tiffs` are the EXIF blocks of a JPEG. */
export type SourceLook = { type: SourceType; size: Size | null; tiffs: number[] }

/** Everything that can be said against a photo before decoding it. Reads, never changes; never throws on any bytes. */
export function lookAtSource(bytes: Uint8Array): SourceLook | { trouble: PhotoTrouble } {
  if (bytes.length === 0) return { trouble: 'empty' }
  if (bytes.length > PHOTO_SOURCE_BYTES_MAX) return { trouble: 'too_large' }
  const type = sniffType(bytes)
  if (!type) return { trouble: 'not_a_photo' }
  const outline = outlineOf(type, bytes)
  if (!outline && type !== 'heif') return { trouble: 'corrupt' }
  if (outline && outline.width * outline.height > PIXELS_MAX) return { trouble: 'too_large' }
  return { type, size: outline, tiffs: outline?.tiffs ?? [] }
}

function outlineOf(type: SourceType, bytes: Uint8Array): (Size & { tiffs?: number[] }) | null {
  switch (type) {
    case 'jpeg':
      return outlineJpeg(bytes)
    case 'png':
      return outlinePng(bytes)
    case 'webp':
      return outlineWebp(bytes)
    case 'heif':
      return outlineHeif(bytes)
  }
}
