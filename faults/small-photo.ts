import sharp from 'sharp'
import type { ReadyPhoto } from '../src/offline/draft.ts'

/**
 * A real JPEG of noise, as the photo worker would hand it over. Noise does not compress: about 0.8 bytes a pixel at full quality,
 * so 90 px are some 6 KB and 700 px more than one upload piece.
 */
export async function smallPhoto(seed: number, edge = 90): Promise<ReadyPhoto> {
  const noise = { type: 'gaussian' as const, mean: 80 + (seed % 96), sigma: 60 }
  const image = sharp({ create: { width: edge, height: edge, channels: 3, background: '#777', noise } })
  const bytes = Uint8Array.from(await image.jpeg({ quality: 85 }).toBuffer()).buffer
  return { bytes, type: 'image/jpeg', width: edge, height: edge, thumbnail: new ArrayBuffer(8) }
}

/** Photos made once and dealt out again: making them would cost more than sending them. Ids differ, as they must. */
export const photoStock = (count: number, edge?: number): Promise<ReadyPhoto[]> =>
  Promise.all(Array.from({ length: count }, (_, seed) => smallPhoto(seed * 7, edge)))
