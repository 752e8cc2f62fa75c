import { bytesView } from './bytes-view.ts'

export type SourceType = 'jpeg' | 'png' | 'webp' | 'heif'

/** Major and compatible brands of ISO/IEC 23008-12 (HEIF) and the AV1 image format that phones write. */
const HEIF_BRANDS = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1', 'avif', 'avis'])

const PNG_SIGNATURE = '\x89PNG\r\n\x1a\n'

/**
 * What a file is by its first bytes; name and declared type are not asked.
 * Null is everything that is no photo: SVG, PDF, GIF, text, and files that only begin like something else.
 */
export function sniffType(bytes: Uint8Array): SourceType | null {
  const view = bytesView(bytes)
  if (view.u16(0) === 0xffd8 && view.u8(2) === 0xff) return 'jpeg'
  if (view.ascii(0, 8) === PNG_SIGNATURE) return 'png'
  if (view.ascii(0, 4) === 'RIFF' && view.ascii(8, 4) === 'WEBP') return 'webp'
  if (view.ascii(4, 4) === 'ftyp' && HEIF_BRANDS.has(view.ascii(8, 4))) return 'heif'
  return null
}
