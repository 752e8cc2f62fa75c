import { describe, expect, test } from 'vitest'
import { parse } from '../../../domain/parse.ts'
import { type Point, placeSchema } from '../../../domain/place.ts'
import { exifPlace } from '../../../src/capture/exif-place.ts'
import {
  isPlaceLater,
  keepBuilding,
  keepPlaceLater,
  type Memory,
  recallBuilding,
} from '../../../src/capture/remembered.ts'
import type { DraftPhoto } from '../../../src/offline/draft.ts'
import { at, communityFixture } from '../../support/community-fixture.ts'

const NOW = Date.UTC(2026, 10, 24)
const photo = (position: Point | null): DraftPhoto => ({
  photoId: 'p',
  draftId: 'd',
  addedAt: NOW,
  source: null,
  ready: null,
  trouble: null,
  facts: { takenAt: NOW, position },
})

describe('where a photo says it was taken', () => {
  const said = (...positions: (Point | null)[]) => exifPlace(positions.map(photo), communityFixture)
  test('is offered in the community and just outside, as one the server takes', () => {
    const { place } = said(at(100.123456, 0))
    expect(parse(placeSchema, place)).toEqual({ ok: true, value: place })
    expect(place).toMatchObject({ source: 'photo-exif', at: NOW })
    expect(said(at(490, 0)).place).not.toBeNull() // the fixture ends 200 m east of its middle
  })
  test('is not offered elsewhere, and how far is said', () => {
    expect(said(at(510, 0))).toEqual({ place: null, elsewhereMetres: expect.closeTo(310, 0) })
  })
  test('of several photos the first that was taken here counts', () => {
    expect(said(null, at(9000, 0), at(10, 0))).toMatchObject({ place: { source: 'photo-exif' }, elsewhereMetres: null })
  })
  test('0/0 and photos without a position say nothing', () => {
    expect(said(null, { lat: 0, lng: 0 })).toEqual({ place: null, elsewhereMetres: null })
    expect(exifPlace([{ ...photo(null), facts: null }], communityFixture).place).toBeNull()
  })
})

describe('what this phone remembers', () => {
  const memory = (): Memory => {
    const kept = new Map<string, string>()
    return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) }
  }
  test('the last building, by community', () => {
    const here = memory()
    keepBuilding(here, 'a', 'b12')
    expect([recallBuilding(here, 'a'), recallBuilding(here, 'b')]).toEqual(['b12', null])
  })
  test('稍后再定, by draft, and that it was taken back', () => {
    const here = memory()
    keepPlaceLater(here, 'd1', true)
    expect([isPlaceLater(here, 'd1'), isPlaceLater(here, 'd2')]).toEqual([true, false])
    keepPlaceLater(here, 'd1', false)
    expect(isPlaceLater(here, 'd1')).toBe(false)
  })
  test('nothing, where storage is forbidden, and nothing breaks', () => {
    const forbidden: Memory = {
      getItem: () => {
        throw new DOMException('no', 'SecurityError')
      },
      setItem: () => {
        throw new DOMException('no', 'SecurityError')
      },
    }
    keepBuilding(forbidden, 'a', 'b')
    expect(recallBuilding(forbidden, 'a')).toBeNull()
  })
})
