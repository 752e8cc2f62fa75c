import sharp from 'sharp'
import { UPLOAD_CHUNK_MAX } from '../../domain/photo.ts'
import type { ReadyPhoto } from '../../src/offline/draft.ts'

const EDGE = 16

/** Real JPEGs that decode in no time; the last of them takes two upload pieces. */
export async function virtualPhotos(): Promise<ReadyPhoto[]> {
  const small = await Promise.all([1, 2, 3, 4].map((seed) => tinyJpeg(seed * 50)))
  return [...small, padded(await tinyJpeg(250))].map((bytes) => ({
    bytes,
    type: 'image/jpeg' as const,
    width: EDGE,
    height: EDGE,
    thumbnail: new ArrayBuffer(8),
  }))
}

async function tinyJpeg(grey: number): Promise<ArrayBuffer> {
  const background = { r: grey, g: grey, b: 90 }
  const image = sharp({ create: { width: EDGE, height: EDGE, channels: 3, background } })
  return Uint8Array.from(await image.jpeg().toBuffer()).buffer
}

/** Grown beyond one piece by comment segments (ITU-T T.81 §B.2.4.5) right after the start marker: no more pixels to decode. */
function padded(jpeg: ArrayBuffer): ArrayBuffer {
  const length = 60_000
  const segment = new Uint8Array(length + 2).fill(0x20)
  segment.set([0xff, 0xfe, length >> 8, length & 0xff])
  const count = Math.ceil((UPLOAD_CHUNK_MAX + 1) / segment.length)
  const parts = [jpeg.slice(0, 2), ...Array.from({ length: count }, () => segment.buffer), jpeg.slice(2)]
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0))
  let at = 0
  for (const part of parts) {
    whole.set(new Uint8Array(part), at)
    at += part.byteLength
  }
  return whole.buffer
}
