import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { CORNERS, cornersOf, makePhoto } from '../../rig/made-photo.ts'

describe('the made photo other tests stand on', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'is upright for a viewer that honours orientation %i, and only then',
    async (orientation) => {
      const photo = await makePhoto({ width: 400, height: 300, orientation })
      expect(await cornersOf(await sharp(photo).autoOrient().png().toBuffer())).toEqual(CORNERS)
      if (orientation !== 1) expect(await cornersOf(photo)).not.toEqual(CORNERS)
    },
  )

  it('carries the time and the position it was asked for', async () => {
    const photo = await makePhoto({
      width: 400,
      height: 300,
      takenAt: '2026:01:31 20:15:00',
      position: { lat: 28.3705, lng: 121.3545 },
    })
    const { exif } = await sharp(photo).metadata()
    expect(exif?.toString('latin1')).toContain('2026:01:31 20:15:00')
    const { default: ExifReader } = await import('exifreader')
    const { gps } = ExifReader.load(new Uint8Array(photo).buffer, { expanded: true })
    expect(gps?.Latitude).toBeCloseTo(28.3705, 4)
    expect(gps?.Longitude).toBeCloseTo(121.3545, 4)
  })
})
