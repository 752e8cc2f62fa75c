import { bmvbhash } from 'blockhash-core'
import sharp from 'sharp'
import { NO_PHOTO_HASH, PHOTO_HASH_BITS } from '../../domain/photo-hash.ts'

/** Each block of the hash is then made of 8 × 8 pixels. */
const EDGE_PX = 128
const BLOCKS = Math.sqrt(PHOTO_HASH_BITS)
/** Of a picture with something in it about half of the blocks are brighter than the median of their band. */
const BITS_MIN = PHOTO_HASH_BITS / 8
/** Standard deviation of brightness, of 255: below it there is no more to see than a wall and the light on it. */
const CONTRAST_MIN = 6

/**
 * What a developed photo looks like, as `domain/photo-hash.ts` compares it; `NO_PHOTO_HASH` for a picture that is too plain.
 * @param picture upright and decodable, as `developPhoto` makes them; a thumbnail tells as much as the photo
 */
export async function photoHash(picture: Uint8Array): Promise<string> {
  const data = await sharp(picture)
    .resize(EDGE_PX, EDGE_PX, { fit: 'fill', kernel: 'linear' })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer()
  if (contrastOf(data) < CONTRAST_MIN) return NO_PHOTO_HASH
  const hash = bmvbhash({ width: EDGE_PX, height: EDGE_PX, data }, BLOCKS)
  const bits = bitsOf(hash)
  return bits < BITS_MIN || bits > PHOTO_HASH_BITS - BITS_MIN ? NO_PHOTO_HASH : hash
}

/** Standard deviation of the green of RGBA pixels, which is most of what is bright. */
function contrastOf(pixels: Uint8Array): number {
  let [sum, squares, count] = [0, 0, 0]
  for (let i = 1; i < pixels.length; i += 4) {
    const value = pixels[i] ?? 0
    sum += value
    squares += value * value
    count++
  }
  return Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2))
}

const bitsOf = (hash: string): number =>
  [...hash].reduce((sum, digit) => sum + Number.parseInt(digit, 16).toString(2).replaceAll('0', '').length, 0)
