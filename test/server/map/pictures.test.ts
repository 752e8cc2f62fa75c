import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paths } from '../../../domain/wire.ts'
import { type Heart, openHeart } from '../heart/heart.ts'
import { pngHeaderBomb } from '../photos/bomb.ts'

let heart: Heart
beforeAll(async () => {
  heart = await openHeart()
})
afterAll(() => heart.close())

const admin = () => heart.as('zheng')
const codeOf = async (answer: Response) => [answer.status, ((await answer.json()) as { code: string }).code]
const reasonOf = async (answer: Response) => ((await answer.json()) as { reason: string }).reason
const onDisk = (folder: string) => {
  try {
    return readdirSync(join(heart.folder, 'map', heart.community.id, folder))
  } catch {
    return []
  }
}

const plan = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#dde6d5' } })

describe('plan pictures', () => {
  const post = (body: Uint8Array<ArrayBuffer>) => admin().send('POST', paths.pictures, { body })

  test('are encoded anew, smaller and with nothing else in them', async () => {
    const given = await plan(6000, 3000)
      .withExif({ IFD0: { Artist: 'somebody' } })
      .jpeg()
      .toBuffer()
    const answer = await post(new Uint8Array(given))
    expect(answer.status).toBe(201)
    const { pictureId, width, height } = (await answer.json()) as { pictureId: string; width: number; height: number }
    expect([width, height]).toEqual([4096, 2048])
    const got = await heart.as('wang').send('GET', paths.picture(pictureId))
    expect([got.headers.get('content-type'), got.headers.get('cache-control')]).toEqual([
      'image/webp',
      'private, max-age=31536000, immutable',
    ])
    const kept = await sharp(Buffer.from(await got.arrayBuffer())).metadata()
    expect([kept.format, kept.width, kept.exif]).toEqual(['webp', 4096, undefined])
    expect((await heart.app.request(paths.picture(pictureId))).status).toBe(401)
  })

  test('of 100 MP, of no picture and of half of one are refused in words', async () => {
    const before = onDisk('pictures')
    const huge = pngHeaderBomb(10_000, 10_000)
    const half = (await plan(800, 600).png().toBuffer()).subarray(0, 300)
    for (const [body, reason] of [
      [huge, 'too_many_pixels'],
      [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'unsupported_type'],
      [half, 'undecodable'],
      [Buffer.alloc(0), 'unsupported_type'],
    ] as const) {
      const answer = await post(new Uint8Array(body))
      expect([answer.status, await reasonOf(answer)]).toEqual([422, reason])
    }
    expect(onDisk('pictures')).toEqual(before)
  })

  test('over 25 MB are refused', async () => {
    expect(await codeOf(await post(new Uint8Array(25 * 1024 * 1024 + 1)))).toEqual([413, 'body_too_large'])
  })
})

test('nothing of this was a fault', () => {
  expect(heart.logged).toEqual([])
})
