/** Encodes the one picture at hand at a quality between 0 and 1. */
export type Encode = (quality: number) => Promise<ArrayBuffer>

export type Limits = { bytes: number; start: number; floor: number; tries: number }

/** Aim a little under the limit, so that the next try seldom misses by a hair. */
const AIM = 0.94
/** ln(size) grows about this much per 1.0 of quality in the range cameras' pictures need; the first guess only. */
const FIRST_SLOPE = 2.2

/**
 * Finds the best quality whose result stays within `limits.bytes`, usually in one or two encodes.
 * The picture's size in pixels is never touched. Where even `floor` is too large, the floor's result stands:
 * an honest photo a little over the target is worth more than none.
 */
export async function encodeWithin(encode: Encode, limits: Limits): Promise<ArrayBuffer> {
  let quality = limits.start
  let slope = FIRST_SLOPE
  let bytes = await encode(quality)
  for (let tried = 1; tried < limits.tries && bytes.byteLength > limits.bytes && quality > limits.floor; tried++) {
    const isLast = tried === limits.tries - 1
    const next = isLast ? limits.floor : lowerQuality(quality, bytes.byteLength, slope, limits)
    const smaller = await encode(next)
    slope = Math.max(0.5, Math.log(bytes.byteLength / smaller.byteLength) / (quality - next))
    quality = next
    bytes = smaller
  }
  return bytes
}

/** Where the size should meet the aim if ln(size) is straight in quality; always a real step down, never under the floor. */
function lowerQuality(quality: number, size: number, slope: number, limits: Limits): number {
  const step = Math.log(size / (limits.bytes * AIM)) / slope
  return Math.max(limits.floor, Math.min(quality - 0.02, quality - step))
}
