import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { hashDistance, NO_PHOTO_HASH, photoLikeness, SAME_PHOTO_BITS } from '../../../domain/photo-hash.ts'
import { type Developed, developPhoto } from '../../../server/photos/develop-photo.ts'
import { realPhotos } from '../../support/field-photos.ts'

/** One picture taken in eight orientations, what is broken, and what the server does not take. */
const distinct = realPhotos().filter((file) => !/corrupt|heic|orientation-landscape_[2-8]/i.test(file))

const hashOf = (developed: Developed): string => {
  if (!developed.ok) throw new Error(`refused: ${developed.refusal}`)
  return developed.hash
}
const develop = async (file: string) => {
  const developed = await developPhoto(readFileSync(file))
  if (!developed.ok) throw new Error(`refused: ${developed.refusal}`)
  return developed
}

async function cropped(bytes: Uint8Array, part: number): Promise<Uint8Array> {
  const { width, height } = await sharp(bytes).metadata()
  const [left, top] = [Math.round(width * part), Math.round(height * part)]
  return sharp(bytes)
    .extract({ left, top, width: width - 2 * left, height: height - 2 * top })
    .jpeg()
    .toBuffer()
}

/** What happens to one photo on its way through phones and chats. */
const COPIES: [string, (bytes: Uint8Array) => Promise<Uint8Array>][] = [
  ['compressed hard', (bytes) => sharp(bytes).jpeg({ quality: 20 }).toBuffer()],
  ['a quarter as large', (bytes) => sharp(bytes).resize({ width: 400 }).jpeg().toBuffer()],
  ['brighter', (bytes) => sharp(bytes).modulate({ brightness: 1.3 }).jpeg().toBuffer()],
  ['darker', (bytes) => sharp(bytes).modulate({ brightness: 0.6 }).jpeg().toBuffer()],
  ['of more contrast', (bytes) => sharp(bytes).linear(1.3, -30).jpeg().toBuffer()],
  ['blurred', (bytes) => sharp(bytes).blur(2).jpeg().toBuffer()],
  ['without colour', (bytes) => sharp(bytes).greyscale().jpeg().toBuffer()],
  ['cropped a little', (bytes) => cropped(bytes, 0.02)],
]

describe.skipIf(distinct.length < 3)('real photos', () => {
  test.each(COPIES)(
    'are known again when %s',
    async (_name, copy) => {
      for (const file of distinct) {
        const { evidence, hash } = await develop(file)
        const again = hashOf(await developPhoto(await copy(evidence)))
        expect([file, photoLikeness(hash, again), hashDistance(hash, again)]).toEqual([
          file,
          'same',
          expect.any(Number),
        ])
      }
    },
    60_000,
  )

  test('are similar when one was taken from half a step beside the other', async () => {
    for (const file of distinct) {
      const { evidence, hash } = await develop(file)
      expect([file, photoLikeness(hash, hashOf(await developPhoto(await cropped(evidence, 0.05))))]).not.toEqual([
        file,
        null,
      ])
    }
  }, 60_000)

  test('of different things are never alike', async () => {
    const hashes = await Promise.all(distinct.map(async (file) => (await develop(file)).hash))
    const distances = hashes.flatMap((one, i) => hashes.slice(i + 1).map((other) => hashDistance(one, other)))
    expect(Math.min(...distances)).toBeGreaterThan(80)
  }, 60_000)

  test('are the same whatever way the phone was held', async () => {
    const turned = realPhotos().filter((file) => file.includes('orientation-landscape'))
    const hashes = await Promise.all(turned.map(async (file) => (await develop(file)).hash))
    for (const hash of hashes) expect(hashDistance(hash, hashes[0] ?? '')).toBeLessThanOrEqual(SAME_PHOTO_BITS)
  }, 60_000)
})

/** Grey from one brightness to another, top to bottom: a wall in the light. */
async function wall(from: number, to: number): Promise<Uint8Array> {
  const pixels = Buffer.alloc(300 * 200 * 3)
  for (let y = 0; y < 200; y++) pixels.fill(Math.round(from + ((to - from) * y) / 200), y * 900, (y + 1) * 900)
  return sharp(pixels, { raw: { width: 300, height: 200, channels: 3 } })
    .jpeg()
    .toBuffer()
}

test.each([
  ['black', 0, 0],
  ['white', 255, 255],
  ['a wall in even light', 120, 132],
])('a picture of nothing (%s) is like no other', async (_name, from, to) => {
  const hash = hashOf(await developPhoto(await wall(from, to)))
  expect(hash).toBe(NO_PHOTO_HASH)
  expect(photoLikeness(hash, hash)).toBeNull()
})
