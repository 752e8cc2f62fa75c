import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { takeOrientation } from '../../../src/photo/worker/exif-orientation.ts'
import { outlineJpeg } from '../../../src/photo/worker/jpeg-outline.ts'
import { lookAtSource } from '../../../src/photo/worker/look-at-source.ts'
import { stripJpeg } from '../../../src/photo/worker/strip-jpeg.ts'
import { EOI, exif, frame, jpegOf, segment } from './jpeg-bytes.ts'

const troubleOf = (bytes: Uint8Array) => {
  const look = lookAtSource(bytes)
  return 'trouble' in look ? look.trouble : null
}
const text = (words: string) => new TextEncoder().encode(words)

describe('a JPEG is whole or refused', () => {
  test('whole ones pass, whatever follows their end', () => {
    expect(troubleOf(jpegOf())).toBeNull()
    expect(troubleOf(jpegOf({ end: [...EOI, 0, 0, 0xff, 0xd8, 1, 2] }))).toBeNull()
    expect(troubleOf(jpegOf({ before: segment(0xfe, [1, 2, 3]) }))).toBeNull()
  })
  test('restart markers in turn pass, out of turn are damage', () => {
    expect(troubleOf(jpegOf({ scan: [1, 0xff, 0xd0, 2, 0xff, 0xd1, 3] }))).toBeNull()
    expect(troubleOf(jpegOf({ scan: [1, 0xff, 0xd0, 2, 0xff, 0xd2, 3] }))).toBe('corrupt')
  })
  test('several scans, as in a progressive photo, pass', () => {
    const again = [...segment(0xc4, [0, 1]), ...segment(0xda, [1, 1, 0, 0, 63, 0]), 9, 9]
    expect(troubleOf(jpegOf({ scan: [1, 2, ...again] }))).toBeNull()
  })
  test('every cut is seen, at every byte', () => {
    const whole = jpegOf({ before: exif(6) })
    const cuts = Array.from({ length: whole.length - 3 }, (_, i) => whole.subarray(0, i + 3))
    expect([...new Set(cuts.map(troubleOf))]).toEqual(['corrupt'])
  })
  test.each([
    ['a reserved marker amid the pixels', jpegOf({ scan: [1, 0xff, 0x9f, 2] })],
    ['a second picture begun before the first ended', jpegOf({ scan: [1, 0xff, 0xd8, 2] })],
    ['two sizes', jpegOf({ before: frame(10, 10) })],
    ['no height', jpegOf({ height: 0 })],
    ['only a head', Uint8Array.from([0xff, 0xd8, 0xff, 0xd9])],
  ])('%s is damage', (_, bytes) => {
    expect(troubleOf(bytes)).toBe('corrupt')
  })
})

describe('what is no photo, by content', () => {
  test.each([
    ['SVG', text('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['PDF', text('%PDF-1.7')],
    ['a page', text('<!doctype html><script>1</script>')],
    ['GIF', text('GIF89a')],
    ['a PNG signature only in part', Uint8Array.from([0x89, 0x50, 0x4e, 0x47])],
  ])('%s', (_, bytes) => expect(troubleOf(bytes)).toBe('not_a_photo'))
  test('an empty file says that it is empty', () => expect(troubleOf(new Uint8Array())).toBe('empty'))
  test('a bomb is refused before it is decoded', () => {
    expect(troubleOf(jpegOf({ width: 60_000, height: 60_000 }))).toBe('too_large')
  })
  test('a file too large to read in is refused by its length', () => {
    expect(troubleOf(new Uint8Array(80 * 1024 * 1024 + 1))).toBe('too_large')
  })
})

describe('bytes from anywhere', () => {
  const heads = [
    [0xff, 0xd8, 0xff],
    [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    [...text('RIFF\0\0\0\0WEBPVP8X')],
    [...text('\0\0\0\x18ftypheic')],
  ]
  test('are judged without an exception', () => {
    fc.assert(
      fc.property(fc.constantFrom([], ...heads), fc.uint8Array({ maxLength: 400 }), (head, tail) => {
        const look = lookAtSource(Uint8Array.from([...head, ...tail]))
        expect('trouble' in look || look.type.length > 0).toBe(true)
      }),
    )
  })
  test('a photo with bytes changed is judged, and its orientation read, without an exception', () => {
    const whole = jpegOf({ before: exif(6) })
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 5 }), (changes) => {
        const bytes = Uint8Array.from(whole)
        for (const [at, value] of changes) bytes[at] = value
        const look = lookAtSource(bytes)
        if (!('trouble' in look)) expect(takeOrientation(bytes, look.tiffs)).toBeGreaterThanOrEqual(1)
      }),
    )
  })
})

describe('orientation is taken out, so that it is applied once', () => {
  test.each(['II', 'MM'] as const)('byte order %s', (order) => {
    const bytes = jpegOf({ before: exif(6, order) })
    const tiffs = outlineJpeg(bytes)?.tiffs ?? []
    expect(takeOrientation(bytes, tiffs)).toBe(6)
    expect(takeOrientation(bytes, tiffs)).toBe(1)
    expect(troubleOf(bytes)).toBeNull()
  })
  test('of two EXIF blocks the first counts and both are set upright', () => {
    const bytes = jpegOf({ before: [...exif(8), ...exif(3)] })
    const tiffs = outlineJpeg(bytes)?.tiffs ?? []
    expect(takeOrientation(bytes, tiffs)).toBe(8)
    expect(tiffs.map((tiff) => takeOrientation(bytes, [tiff]))).toEqual([1, 1])
  })
  test('without EXIF a photo is upright', () => expect(takeOrientation(jpegOf(), [])).toBe(1))
})

describe('what leaves the phone has only pixels', () => {
  test('EXIF, XMP, profiles and comments go, the rest stays byte by byte', () => {
    const words = [...exif(6), ...segment(0xe2, [1, 2]), ...segment(0xed, [3]), ...segment(0xfe, [4])]
    const kept = [...segment(0xe0, [5]), ...segment(0xee, [6])]
    expect(new Uint8Array(stripJpeg(jpegOf({ before: [...words, ...kept] }).buffer))).toEqual(jpegOf({ before: kept }))
  })
  test('what is no JPEG never passes', () => {
    expect(() => stripJpeg(new ArrayBuffer(0))).toThrow()
    expect(() => stripJpeg(text('RIFF....WEBP').buffer)).toThrow()
  })
})
