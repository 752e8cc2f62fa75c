import { bytesView } from './bytes-view.ts'
import type { Size } from './orientation.ts'

const SIGNATURE_LENGTH = 8
/** Length, type and CRC around a chunk's data. */
const CHUNK_FRAME = 12

/** Walks a PNG's chunks to IEND (PNG 3rd ed. §5). Null when it is cut or does not begin with IHDR. */
export function outlinePng(bytes: Uint8Array): Size | null {
  const view = bytesView(bytes)
  const width = view.u32(SIGNATURE_LENGTH + 8)
  const height = view.u32(SIGNATURE_LENGTH + 12)
  if (view.ascii(SIGNATURE_LENGTH + 4, 4) !== 'IHDR' || !width || !height) return null
  for (let at = SIGNATURE_LENGTH; ; ) {
    const length = view.u32(at)
    if (length === null || at + CHUNK_FRAME + length > bytes.length) return null
    if (view.ascii(at + 4, 4) === 'IEND') return { width, height }
    at += CHUNK_FRAME + length
  }
}
