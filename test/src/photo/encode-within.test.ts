import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encodeWithin, type Limits } from '../../../src/photo/worker/encode-within.ts'

const LIMITS: Limits = { bytes: 300 * 1024, start: 0.85, floor: 0.2, tries: 6 }

/** An encoder whose sizes follow the shape real ones have: ln(size) grows with quality. */
function encoder(sizeAtStart: number, slope: number) {
  const asked: number[] = []
  const encode = async (quality: number) => {
    asked.push(quality)
    return new ArrayBuffer(Math.round(sizeAtStart * Math.exp((quality - LIMITS.start) * slope)))
  }
  return { asked, encode }
}

describe('a photo within 300 KB', () => {
  test('one that fits at once is encoded once, at the best quality', async () => {
    const { asked, encode } = encoder(200_000, 2.2)
    await encodeWithin(encode, LIMITS)
    expect(asked).toEqual([0.85])
  })
  test('one like most takes two', async () => {
    const { asked, encode } = encoder(500_000, 2.4)
    expect((await encodeWithin(encode, LIMITS)).byteLength).toBeLessThanOrEqual(LIMITS.bytes)
    expect(asked).toHaveLength(2)
  })
  test('what quality can reach is reached, in six encodes at most, and not thrown away below it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1_000, max: 3_000_000 }),
        fc.double({ min: 1, max: 6, noNaN: true }),
        async (size, slope) => {
          const { asked, encode } = encoder(size, slope)
          const { byteLength } = await encodeWithin(encode, LIMITS)
          const reachable = size * Math.exp((LIMITS.floor - LIMITS.start) * slope) <= LIMITS.bytes
          expect(asked.length).toBeLessThanOrEqual(LIMITS.tries)
          if (reachable) expect(byteLength).toBeLessThanOrEqual(LIMITS.bytes)
          else expect(asked.at(-1)).toBe(LIMITS.floor)
        },
      ),
    )
  })
})
