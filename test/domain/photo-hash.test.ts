import { describe, expect, test } from 'vitest'
import {
  hashDistance,
  NO_PHOTO_HASH,
  PHOTO_HASH_BITS,
  photoLikeness,
  SAME_PHOTO_BITS,
  SIMILAR_PHOTO_BITS,
} from '../../domain/photo-hash.ts'

const ZERO = '0'.repeat(64)
/** A hash with this many bits set, from the front. */
const withBits = (bits: number) => {
  const digits = Array.from({ length: 64 }, (_, i) => (2 ** Math.min(4, Math.max(0, bits - 4 * i)) - 1).toString(16))
  return digits.join('')
}

describe('how many bits differ', () => {
  test('each digit counts its own bits, in either order', () => {
    for (let a = 0; a < 16; a++) {
      for (let b = 0; b < 16; b++) {
        const bits = [...(a ^ b).toString(2)].filter((bit) => bit === '1').length
        const [one, other] = [`${a.toString(16)}f`, `${b.toString(16)}f`]
        expect(hashDistance(one, other), `${one} ${other}`).toBe(bits)
        expect(hashDistance(`f${one}`, `f${other}`)).toBe(bits)
      }
    }
  })

  test('none between equals, all between opposites', () => {
    expect(hashDistance(ZERO, ZERO)).toBe(0)
    expect(hashDistance(ZERO, 'f'.repeat(64))).toBe(PHOTO_HASH_BITS)
  })

  test('all of them where one is missing or of another length', () => {
    for (const other of [NO_PHOTO_HASH, ZERO.slice(1), `${ZERO}0`]) {
      expect(hashDistance(ZERO, other)).toBe(PHOTO_HASH_BITS)
      expect(hashDistance(other, ZERO)).toBe(PHOTO_HASH_BITS)
    }
    expect(hashDistance(NO_PHOTO_HASH, NO_PHOTO_HASH)).toBe(PHOTO_HASH_BITS)
  })
})

test.each([
  [0, 'same'],
  [SAME_PHOTO_BITS, 'same'],
  [SAME_PHOTO_BITS + 1, 'similar'],
  [SIMILAR_PHOTO_BITS, 'similar'],
  [SIMILAR_PHOTO_BITS + 1, null],
  [PHOTO_HASH_BITS, null],
])('%d bits apart: %s', (bits, likeness) => {
  expect(hashDistance(ZERO, withBits(bits))).toBe(bits)
  expect(photoLikeness(ZERO, withBits(bits))).toBe(likeness)
})
