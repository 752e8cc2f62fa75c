import { type BytesView, bytesView } from './bytes-view.ts'
import type { Size } from './orientation.ts'

const FIRST_CHUNK = 12

/** Reads a WebP's size from its first chunk (RFC 9649 §2.5–2.7). Null when the file is shorter than it says. */
export function outlineWebp(bytes: Uint8Array): Size | null {
  const view = bytesView(bytes)
  const length = view.u32(4, true)
  if (length === null || length + 8 > bytes.length) return null
  const kind = view.ascii(FIRST_CHUNK, 4)
  if (kind === 'VP8X') return extended(view)
  if (kind === 'VP8 ') return lossy(view)
  return kind === 'VP8L' ? lossless(view) : null
}

function u24(view: BytesView, at: number): number | null {
  const low = view.u16(at, true)
  const high = view.u8(at + 2)
  return low === null || high === null ? null : low + high * 0x10000
}

function extended(view: BytesView): Size | null {
  const width = u24(view, FIRST_CHUNK + 12)
  const height = u24(view, FIRST_CHUNK + 15)
  return width === null || height === null ? null : { width: width + 1, height: height + 1 }
}

/** A key frame's 14-bit sizes; the upper two bits are a scale that nobody applies. */
function lossy(view: BytesView): Size | null {
  const width = view.u16(FIRST_CHUNK + 14, true)
  const height = view.u16(FIRST_CHUNK + 16, true)
  return width === null || height === null ? null : { width: width & 0x3fff, height: height & 0x3fff }
}

function lossless(view: BytesView): Size | null {
  const bits = view.u32(FIRST_CHUNK + 9, true)
  return bits === null ? null : { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
}
