import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { projectRoot } from '../../../rig/project-root.ts'
import { type Developed, developPhoto } from '../../../server/photos/develop-photo.ts'
import { pngHeaderBomb } from './bomb.ts'
import { cornerColours, rawPhoto } from './raw-photo.ts'

const stored = (developed: Developed) => {
  if (!developed.ok) throw new Error(`refused: ${developed.refusal}`)
  return developed
}

/** Nothing that sharp can find and nothing that reads like metadata in the bytes. */
async function expectNoMetadata(image: Uint8Array): Promise<void> {
  const { exif, iptc, xmp, icc, orientation, format } = await sharp(image).metadata()
  expect({ exif, iptc, xmp, icc, orientation, format }).toEqual({ format: 'jpeg' })
  const text = Buffer.from(image).toString('latin1')
  expect(text).not.toMatch(/Exif\0|http:\/\/ns\.adobe|Photoshop 3\.0|CANARY/)
  // Three letters occur in compressed pixels by chance: looked for before these begin (ITU-T T.81: start of scan) ...
  const scan = text.indexOf('\xff\xda')
  expect(text.slice(0, scan)).not.toMatch(/GPS/)
  // ... and behind the one scan there is nothing.
  expect(text.indexOf('\xff\xd9', scan)).toBe(text.length - 2)
}

describe('what comes out', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'is upright and without metadata for EXIF orientation %i',
    async (orientation) => {
      const photo = await rawPhoto({ orientation })
      expect((await sharp(photo).metadata()).orientation).toBe(orientation)
      const developed = stored(await developPhoto(photo))
      expect([developed.width, developed.height]).toEqual([400, 300])
      for (const image of [developed.evidence, developed.thumbnail]) {
        expect(await cornerColours(image)).toBe('RGB')
        await expectNoMetadata(image)
      }
    },
  )

  test('has a long edge of at most 1600 px and a thumbnail of 320 px; small photos stay as large as they are', async () => {
    const large = stored(await developPhoto(await rawPhoto({ width: 3000, height: 2000 })))
    expect([large.width, large.height]).toEqual([1600, 1067])
    expect((await sharp(large.thumbnail).metadata()).width).toBe(320)
    const small = stored(await developPhoto(await rawPhoto({ width: 120, height: 90 })))
    expect([small.width, small.height]).toEqual([120, 90])
  })

  test.each(['jpeg', 'png', 'webp'] as const)('comes from a %s', async (format) => {
    const developed = stored(await developPhoto(await rawPhoto({ format })))
    expect(await cornerColours(developed.evidence)).toBe('RGB')
    await expectNoMetadata(developed.evidence)
  })
})

describe('what is refused, with nothing made of it', () => {
  const refusalOf = async (bytes: Uint8Array) => {
    const developed = await developPhoto(bytes)
    return developed.ok ? 'stored' : developed.refusal
  }

  test('a truncated photo', async () => {
    const photo = await rawPhoto()
    expect(await refusalOf(photo.subarray(0, Math.floor(photo.length / 2)))).toBe('undecodable')
    expect(await refusalOf(photo.subarray(0, 20))).toBe('undecodable')
    const png = await rawPhoto({ format: 'png' })
    expect(await refusalOf(png.subarray(0, Math.floor(png.length / 2)))).toBe('undecodable')
  })

  test('a bomb of 30000 × 30000 pixels', async () => {
    expect(await refusalOf(pngHeaderBomb(30_000, 30_000))).toBe('too_many_pixels')
  })

  test('an SVG, a GIF, a TIFF, a PDF, text and nothing', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>'
    for (const text of [svg, 'GIF89a\x01\x00', 'II*\x00\x08\x00', '%PDF-1.7', 'hello', '']) {
      expect(await refusalOf(Buffer.from(text, 'latin1'))).toBe('unsupported_type')
    }
  })

  test('garbage behind the signature of a photo', async () => {
    for (const signature of ['\xff\xd8\xff\xe0', '\x89PNG\r\n\x1a\n', 'RIFF\x24\x00\x00\x00WEBP']) {
      const bytes = Buffer.concat([Buffer.from(signature, 'latin1'), Buffer.alloc(3000, 7)])
      expect(await refusalOf(bytes)).toBe('undecodable')
    }
  })

  test('a photo that is also an archive, a page or a document', async () => {
    const photo = await rawPhoto()
    const zip = 'PK\x03\x04 a file PK\x05\x06 the end'
    for (const tail of [zip, '<script>alert(1)</script>', '<!DOCTYPE html>', '%PDF-1.4 endobj', '<?php system(1);']) {
      expect(await refusalOf(Buffer.concat([photo, Buffer.from(tail, 'latin1')]))).toBe('unsupported_type')
    }
    expect(await refusalOf(photo)).toBe('stored')
  })
})

const folder = join(projectRoot(), '../shared/photos')
const realPhotos = existsSync(folder) ? readdirSync(folder).sort() : []

describe.skipIf(realPhotos.length === 0)('photos from real cameras', () => {
  test.each(realPhotos)('%s is stored clean, or refused', async (name) => {
    const developed = await developPhoto(readFileSync(join(folder, name)))
    if (/heic/i.test(name)) expect(developed).toEqual({ ok: false, refusal: 'unsupported_type' })
    else if (name.startsWith('corrupted')) expect(developed.ok).toBe(false)
    else {
      const { evidence, thumbnail, width, height } = stored(developed)
      expect(Math.max(width, height)).toBeLessThanOrEqual(1600)
      await expectNoMetadata(evidence)
      await expectNoMetadata(thumbnail)
    }
  })
})
