import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { photoFacts } from '../../../src/photo/worker/photo-facts.ts'

describe('when a photo was taken', () => {
  test('with an offset it is exact', () => {
    const { takenAt } = photoFacts({ takenAt: '2026:01:31 20:15:00', offset: '+08:00' })
    expect(takenAt).toBe(Date.UTC(2026, 0, 31, 12, 15))
  })
  test("without one it is read on this phone's clock", () => {
    expect(photoFacts({ takenAt: '2026:01:31 20:15:00' }).takenAt).toBe(new Date(2026, 0, 31, 20, 15).getTime())
  })
  test.each([
    '0000:00:00 00:00:00',
    '    :  :     :  :  ',
    '2026:13:01 10:00:00',
    '1970:01:01 00:00:00',
    'gestern',
    '',
  ])('%j is no time', (takenAt) => expect(photoFacts({ takenAt }).takenAt).toBeNull())
  test('no text makes it throw', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (takenAt, offset) => void photoFacts({ takenAt, offset })))
  })
})

describe('where a photo was taken', () => {
  test('a position is taken as it is', () => {
    expect(photoFacts({ latitude: 28.37, longitude: 121.35 }).position).toEqual({ lat: 28.37, lng: 121.35 })
  })
  test.each([
    ['0/0, as cameras without a fix write', { latitude: 0, longitude: 0 }],
    ['a void fix', { latitude: 28, longitude: 121, status: 'V' }],
    ['no point on Earth', { latitude: 91, longitude: 0 }],
    ['half a position', { latitude: 28 }],
    ['no number', { latitude: Number.NaN, longitude: 121 }],
  ])('%s is none', (_, words) => expect(photoFacts(words).position).toBeNull())
})
