import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Checked } from '../../bench/photo-page/page.ts'
import { openBench } from '../../bench/photo-rounds.ts'
import { openPhotoSite, type PhotoSite } from '../../bench/photo-site.ts'
import { PHOTO_BYTES_TARGET, PHOTO_EDGE_MAX_PX } from '../../domain/photo.ts'
import { launchBrowser } from '../../rig/chromium.ts'
import { CORNERS, cornersOf, makePhoto } from '../../rig/made-photo.ts'
import { projectRoot } from '../../rig/project-root.ts'

let browser: Browser
let site: PhotoSite
let page: Page
let count = 0

beforeAll(async () => {
  site = await openPhotoSite()
  browser = await launchBrowser()
  page = await browser.newPage()
  await openBench(page, site)
})
afterAll(async () => {
  await browser?.close()
  site?.close()
})

type Path = 'native' | 'package'

const prepare = (bytes: Uint8Array, path: Path = 'native'): Promise<Checked> =>
  page.evaluate(([url, way]) => window.photoBench.prepare(url, way), [site.put(`${count++}`, bytes), path] as const) // as const: a pair, not a list

async function prepared(bytes: Uint8Array, path: Path = 'native') {
  const made = await prepare(bytes, path)
  if (!('ready' in made)) throw new Error(`refused: ${made.trouble}`)
  const photo = Buffer.from(made.base64 ?? '', 'base64')
  const thumbnail = Buffer.from(made.thumbnailBase64 ?? '', 'base64')
  return { ...made, photo, thumbnail }
}

const troubleOf = async (bytes: Uint8Array, path: Path = 'native') => {
  const made = await prepare(bytes, path)
  return 'trouble' in made ? made.trouble : 'none'
}

async function expectBare(image: Buffer) {
  const { format, ...about } = await sharp(image).metadata()
  expect(format).toBe('jpeg')
  const words = ['exif', 'xmp', 'iptc', 'icc', 'comments', 'orientation'] as const // as const: keys of the metadata
  expect(words.filter((word) => about[word] !== undefined)).toEqual([])
}

async function expectKept(made: Awaited<ReturnType<typeof prepared>>, source: { width: number; height: number }) {
  const { width, height } = await sharp(made.photo).metadata()
  expect(Math.max(width, height)).toBe(Math.min(PHOTO_EDGE_MAX_PX, Math.max(source.width, source.height)))
  expect({ width, height }).toEqual({ width: made.ready.width, height: made.ready.height })
  expect(width / height).toBeCloseTo(source.width / source.height, 2)
  expect(made.photo.length).toBeLessThanOrEqual(PHOTO_BYTES_TARGET)
  expect(made.thumbnail.length).toBeLessThanOrEqual(12 * 1024)
  const small = await sharp(made.thumbnail).metadata()
  expect(Math.max(small.width, small.height)).toBe(Math.min(240, Math.max(source.width, source.height)))
  await expectBare(made.photo)
  await expectBare(made.thumbnail)
}

describe('a photo stands upright, whichever way the camera stored it', () => {
  for (const orientation of [1, 2, 3, 4, 5, 6, 7, 8]) {
    test(`orientation ${orientation}, 12 MP, in the worker`, async () => {
      const made = await prepared(await makePhoto({ width: 4000, height: 3000, orientation }))
      expect(await cornersOf(made.photo)).toEqual(CORNERS)
      await expectKept(made, { width: 4000, height: 3000 })
    })
    test(`orientation ${orientation}, through the package`, async () => {
      const made = await prepared(await makePhoto({ width: 2000, height: 1500, orientation }), 'package')
      expect(await cornersOf(made.photo)).toEqual(CORNERS)
      await expectKept(made, { width: 2000, height: 1500 })
    })
  }
})

describe('what the photo knew is read before it is dropped', () => {
  const wish = { takenAt: '2026:01:31 20:15:00', position: { lat: 28.3705, lng: 121.3545 } }
  for (const path of ['native', 'package'] as const) {
    test(`time and position, ${path}`, async () => {
      const { facts, photo } = await prepared(await makePhoto({ ...wish, width: 800, height: 600 }), path)
      expect(new Date(facts.takenAt ?? 0).getFullYear()).toBe(2026)
      expect(facts.position?.lat).toBeCloseTo(wish.position.lat, 4)
      expect(facts.position?.lng).toBeCloseTo(wish.position.lng, 4)
      await expectBare(photo)
    })
  }
})

describe('other things that are photos', () => {
  const base = () => makePhoto({ width: 2400, height: 1800 })
  test('a photo smaller than the edge keeps its size', async () => {
    await expectKept(await prepared(await makePhoto({ width: 320, height: 240 })), { width: 320, height: 240 })
  })
  test.each(['png', 'webp', 'avif'] as const)('%s', async (format) => {
    const image = await sharp(await base())
      .toFormat(format, { effort: 1 })
      .toBuffer()
    const made = await prepared(image)
    await expectKept(made, { width: 2400, height: 1800 })
    expect(await cornersOf(made.photo)).toEqual(CORNERS)
  })
  test.each(['progressive', 'grey', 'cmyk', 'wide colour'])('a %s JPEG', async (kind) => {
    const image = sharp(await base())
    const jpeg =
      kind === 'progressive'
        ? image.jpeg({ progressive: true })
        : kind === 'grey'
          ? image.greyscale().jpeg()
          : kind === 'cmyk'
            ? image.toColourspace('cmyk').jpeg()
            : image.withIccProfile('p3').jpeg()
    await expectKept(await prepared(await jpeg.toBuffer()), { width: 2400, height: 1800 })
  })
  test('wide colour looks the same as before, not duller', async () => {
    const red = { create: { width: 2400, height: 1800, channels: 3 as const, background: '#c83232' } } // as const: sharp wants the literal
    const made = await prepared(await sharp(red).withIccProfile('p3').jpeg({ quality: 95 }).toBuffer())
    const { channels } = await sharp(made.photo).stats()
    const [r = 0, g = 0, b = 0] = channels.map((channel) => channel.mean)
    expect([Math.abs(r - 200) < 6, Math.abs(g - 50) < 6, Math.abs(b - 50) < 6]).toEqual([true, true, true])
  })
  test('noise as fine as it gets still fits, at the full edge', async () => {
    const noise = { type: 'gaussian' as const, mean: 128, sigma: 60 } // as const: sharp wants the literal
    const image = sharp({ create: { width: 2400, height: 1800, channels: 3, background: '#888', noise } })
    await expectKept(await prepared(await image.jpeg({ quality: 95 }).toBuffer()), { width: 2400, height: 1800 })
  })
  test('what follows the end of the picture is of no account', async () => {
    const photo = await base()
    await expectKept(await prepared(Buffer.concat([photo, photo, Buffer.alloc(1000)])), { width: 2400, height: 1800 })
  })
})

describe('what is no whole photo is refused with its reason', () => {
  for (const path of ['native', 'package'] as const) {
    test(`cut, damaged, foreign or empty, ${path}`, async () => {
      const photo = await makePhoto({ width: 1200, height: 900 })
      const damaged = Buffer.from(photo)
      damaged.writeUInt16BE(0xff9f, Math.floor(photo.length / 2))
      const found = {
        cut: await troubleOf(photo.subarray(0, Math.floor(photo.length * 0.7)), path),
        damaged: await troubleOf(damaged, path),
        headOnly: await troubleOf(
          Buffer.concat([photo.subarray(0, 600), Buffer.from('<script>alert(1)</script>')]),
          path,
        ),
        cutPng: await troubleOf((await sharp(photo).png().toBuffer()).subarray(0, 30_000), path),
        svg: await troubleOf(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'), path),
        pdf: await troubleOf(Buffer.from('%PDF-1.7\n'), path),
        gif: await troubleOf(Buffer.from('GIF89a/*…*/=1;alert(1)'), path),
        text: await troubleOf(Buffer.from('照片'), path),
        empty: await troubleOf(new Uint8Array(), path),
        bomb: await troubleOf(pngOf(30_000, 30_000), path),
      }
      expect(found).toEqual({
        cut: 'corrupt',
        damaged: 'corrupt',
        headOnly: 'corrupt',
        cutPng: 'corrupt',
        svg: 'not_a_photo',
        pdf: 'not_a_photo',
        gif: 'not_a_photo',
        text: 'not_a_photo',
        empty: 'empty',
        bomb: 'too_large',
      })
    })
  }
})

/** A PNG that states a size and has no pixels. */
function pngOf(width: number, height: number): Buffer {
  const header = Buffer.alloc(45)
  header.write('\x89PNG\r\n\x1a\n', 'latin1')
  header.writeUInt32BE(13, 8)
  header.write('IHDR', 12)
  header.writeUInt32BE(width, 16)
  header.writeUInt32BE(height, 20)
  header.write('\x08\x06', 24, 'latin1')
  header.write('IEND', 37)
  return header
}

const folder = join(projectRoot(), '../shared/photos')
describe.skipIf(!existsSync(folder))('photos that real phones and cameras made', () => {
  const expected = (name: string) =>
    name.startsWith('corrupted') ? 'corrupt' : name.startsWith('heic') ? 'heic' : 'none'
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    test(`${name}: ${expected(name)}`, async () => {
      const bytes = readFileSync(join(folder, name))
      if (expected(name) !== 'none') {
        expect(await troubleOf(bytes)).toBe(expected(name))
        return
      }
      const upright = await sharp(bytes).metadata()
      const { width = 0, height = 0 } = upright.autoOrient
      const made = await prepared(bytes)
      await expectKept(made, { width, height })
      expect(await likeness(bytes, made.photo)).toBeGreaterThan(0.97)
    })
  }
})

/** How alike two pictures are once upright and small: the correlation of their brightness, 1 for equal. */
async function likeness(a: Buffer, b: Buffer): Promise<number> {
  const pixels = (image: Buffer) =>
    sharp(image).autoOrient().greyscale().resize(64, 64, { fit: 'fill' }).raw().toBuffer()
  const [x, y] = await Promise.all([pixels(a), pixels(b)])
  const mean = (list: Buffer) => list.reduce((sum, value) => sum + value, 0) / list.length
  const [mx, my] = [mean(x), mean(y)]
  let [xy, xx, yy] = [0, 0, 0]
  x.forEach((value, i) => {
    const [dx, dy] = [value - mx, (y[i] ?? 0) - my]
    xy += dx * dy
    xx += dx * dx
    yy += dy * dy
  })
  return xy / Math.sqrt(xx * yy)
}
