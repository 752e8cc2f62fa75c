/**
 * How alike two pictures look, by their block mean value hashes (Yang, Gu, Niu 2006): 16 × 16 blocks, each brighter or darker
 * than the median of its band (a quarter of the height), as 64 hex digits.
 */
export const PHOTO_HASH_BITS = 256

/** What stands for a hash where a picture is too plain to have one: a wall, a dark garage. It is like no other. */
export const NO_PHOTO_HASH = ''

/**
 * Bits in which two hashes may differ for two copies of one photo: re-compressed, scaled, brighter or darker, a little cropped.
 * Measured on real photos with `test/server/photos/photo-hash.test.ts`.
 */
export const SAME_PHOTO_BITS = 28
/** For two photos of one thing from nearly one spot. Unrelated real photos differ in 90 and more. */
export const SIMILAR_PHOTO_BITS = 60

export type PhotoLikeness = 'same' | 'similar'

const BITS_IN: readonly number[] = [0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4]

/** In how many bits two hashes differ; one that is missing, or not of the same length, differs in all. */
export function hashDistance(a: string, b: string): number {
  if (a.length === 0 || a.length !== b.length) return PHOTO_HASH_BITS
  let bits = 0
  for (let i = 0; i < a.length; i++) {
    bits += BITS_IN[Number.parseInt(a.charAt(i), 16) ^ Number.parseInt(b.charAt(i), 16)] ?? 4
  }
  return bits
}

/** How alike two pictures are, or null when they do not look alike. */
export function photoLikeness(a: string, b: string): PhotoLikeness | null {
  const bits = hashDistance(a, b)
  if (bits <= SAME_PHOTO_BITS) return 'same'
  return bits <= SIMILAR_PHOTO_BITS ? 'similar' : null
}
