import { bytesView } from './bytes-view.ts'
import type { Size } from './orientation.ts'

/** Image properties stand in the `meta` box at the head of the file. */
const HEAD_BYTES = 256 * 1024
const ISPE = [0x69, 0x73, 0x70, 0x65] // 'ispe', ISO/IEC 23008-12 §6.5.3

/**
 * The largest image size a HEIC or AVIF file states, as a guard before decoding; null where it states none.
 * Tiles and thumbnails state theirs too, hence the largest.
 */
export function outlineHeif(bytes: Uint8Array): Size | null {
  const head = bytes.subarray(0, HEAD_BYTES)
  const view = bytesView(head)
  let largest: Size | null = null
  for (let at = head.indexOf(ISPE[0] ?? 0); at >= 0; at = head.indexOf(ISPE[0] ?? 0, at + 1)) {
    if (!ISPE.every((byte, index) => head[at + index] === byte)) continue
    const width = view.u32(at + 8)
    const height = view.u32(at + 12)
    if (width && height && width * height > (largest ? largest.width * largest.height : 0)) largest = { width, height }
  }
  return largest
}
