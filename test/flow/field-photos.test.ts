import { basename } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PHOTO_EDGE_MAX_PX } from '../../domain/photo.ts'
import { volunteer } from '../../rig/volunteer.ts'
import { realPhotos } from '../support/field-photos.ts'
import { type Stage, setStage } from '../support/stage.ts'
import { type StoredPhoto, storedPhotos } from '../support/stored-photos.ts'

/** What every browser decodes. The corrupt one and Apple's HEIC have their own stories. */
const readable = realPhotos().filter((file) => /\.jpe?g$/i.test(file) && !file.includes('corrupted'))

/** The mean difference of two pictures shrunk to 24×24 grey pixels; another scene or a turned one is far above 12. */
async function difference(a: Buffer, b: Buffer): Promise<number> {
  const small = (image: Buffer) => sharp(image).resize(24, 24, { fit: 'fill' }).greyscale().raw().toBuffer()
  const [one, other] = await Promise.all([small(a), small(b)])
  return one.reduce((sum, value, at) => sum + Math.abs(value - (other[at] ?? 0)), 0) / one.length
}

async function findStored(file: string, stored: StoredPhoto[]): Promise<StoredPhoto | undefined> {
  const upright = await sharp(file).autoOrient().toBuffer()
  const { width, height } = await sharp(upright).metadata()
  const edge = Math.min(PHOTO_EDGE_MAX_PX, Math.max(width, height))
  for (const photo of stored) {
    const sameShape = Math.abs(photo.metadata.width / photo.metadata.height - width / height) < 0.02
    if (photo.longEdge === edge && sameShape && (await difference(upright, photo.bytes)) < 12) return photo
  }
  return undefined
}

describe.skipIf(readable.length === 0)('photos of real cameras, through the page', () => {
  let stage: Stage
  let stored: StoredPhoto[]
  beforeAll(async () => {
    stage = await setStage()
    const page = await stage.volunteer()
    for (let first = 0; first < readable.length; first += 6) {
      await volunteer.open(page, stage.url)
      await volunteer.report(page, { photos: readable.slice(first, first + 6), words: `第 ${first} 张起` })
      await page.getByText('已送达').first().waitFor()
    }
    const photos = await storedPhotos(stage.server().dataDir)
    stored = [...photos.evidence, ...photos.thumbnails]
  })
  afterAll(() => stage.end())

  it.each(readable.map((file) => basename(file)))(
    '%s is stored upright, at long edge min(1600, source)',
    async (name) => {
      const file = readable.find((path) => basename(path) === name) ?? ''
      expect(await findStored(file, stored)).toBeDefined()
    },
  )

  it('no stored photo carries EXIF, XMP or IPTC, or an orientation to be applied', () => {
    expect(stored.length).toBe(2 * readable.length)
    for (const { metadata } of stored) {
      expect([metadata.exif, metadata.xmp, metadata.iptc]).toEqual([undefined, undefined, undefined])
      expect(metadata.orientation ?? 1).toBe(1)
    }
  })
})
