import { type BytesView, bytesView } from './bytes-view.ts'
import { endOfScan } from './jpeg-scan.ts'
import type { Size } from './orientation.ts'

/** What a JPEG says of itself: stored size, and where its EXIF blocks' TIFF headers begin. */
export type JpegOutline = Size & { tiffs: number[] }

const SOI_LENGTH = 2
const EOI = 0xd9
const SOS = 0xda
const APP1 = 0xe1
/** Baseline, extended and progressive Huffman frames: what browsers decode. */
const FRAMES = new Set([0xc0, 0xc1, 0xc2])
/** DHT, arithmetic conditioning, DQT, DNL, DRI, APP0–APP15 and comments may stand between frames and scans. */
const isTable = (marker: number) =>
  marker === 0xc4 ||
  marker === 0xcc ||
  (marker >= 0xdb && marker <= 0xdd) ||
  (marker >= 0xe0 && marker <= 0xef) ||
  marker === 0xfe

/**
 * Walks a JPEG's markers from start to end (ITU-T T.81 annex B). Null when it is damaged or cut: a marker that may not
 * stand where it stands, a segment beyond the end, restart markers out of step, or no end marker.
 *
 * Browsers do not tell: they draw half a photo, the rest grey, without an error, so damage has to be looked for. What
 * follows the end marker (gain maps, second pictures, padding) is not looked at.
 */
export function outlineJpeg(bytes: Uint8Array): JpegOutline | null {
  const view = bytesView(bytes)
  const tiffs: number[] = []
  let size: Size | null = null
  let scans = 0
  for (let at = SOI_LENGTH; ; ) {
    const segment = nextSegment(view, at)
    if (!segment) return null
    if (segment.marker === EOI) return size && scans > 0 ? { ...size, tiffs } : null
    if (segment.end > bytes.length) return null
    at = segment.end
    if (segment.marker === SOS) {
      const end = size && endOfScan(bytes, segment.end)
      if (!end) return null
      scans++
      at = end
    } else if (FRAMES.has(segment.marker)) {
      if (size) return null
      size = frameSize(view, segment.body)
      if (!size) return null
    } else if (!isTable(segment.marker)) return null
    else if (segment.marker === APP1 && view.ascii(segment.body, 6) === 'Exif\0\0') tiffs.push(segment.body + 6)
  }
}

type Segment = { marker: number; body: number; end: number }

function nextSegment(view: BytesView, start: number): Segment | null {
  let at = start
  if (view.u8(at) !== 0xff) return null
  while (view.u8(at + 1) === 0xff) at++ // fill bytes, T.81 B.1.1.2
  const marker = view.u8(at + 1)
  if (marker === null) return null
  if (marker === EOI) return { marker, body: at + 2, end: at + 2 }
  const length = view.u16(at + 2)
  return length === null || length < 2 ? null : { marker, body: at + 4, end: at + 2 + length }
}

function frameSize(view: BytesView, body: number): Size | null {
  const height = view.u16(body + 1)
  const width = view.u16(body + 3)
  return width && height ? { width, height } : null
}
