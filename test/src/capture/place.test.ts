import { describe, expect, test } from 'vitest'
import type { Building } from '../../../domain/grid.ts'
import { parse } from '../../../domain/parse.ts'
import { placeSchema } from '../../../domain/place.ts'
import { findBuildings, findLandmarks } from '../../../src/capture/building-search.ts'
import { exifPlace } from '../../../src/capture/exif-place.ts'
import { type Fix, gpsPlace, isBetter, isUsable } from '../../../src/capture/gps-place.ts'
import { buildingPlace, landmarkPlace } from '../../../src/capture/named-place.ts'
import {
  isPlaceLater,
  keepBuilding,
  keepPlaceLater,
  type Memory,
  recallBuilding,
} from '../../../src/capture/remembered.ts'
import type { DraftPhoto } from '../../../src/offline/draft.ts'

const NOW = Date.UTC(2026, 10, 24)
const fix = (change: Partial<Fix> = {}): Fix => ({
  point: { lat: 28.3705, lng: 121.3545 },
  accuracy: 8,
  at: NOW,
  ...change,
})

describe('a position of the phone', () => {
  test('is used when it is fresh and tells more than the town', () => expect(isUsable(fix(), NOW)).toBe(true))
  test.each([
    ['vaguer than half a kilometre', fix({ accuracy: 501 })],
    ['a minute old', fix({ at: NOW - 60_001 })],
    ['0/0, as broken receivers report', fix({ point: { lat: 0, lng: 0 } })],
    ['no number', fix({ point: { lat: Number.NaN, lng: 121 } })],
    ['of no stated accuracy', fix({ accuracy: Number.NaN })],
  ])('is not, when it is %s', (_, bad) => expect(isUsable(bad, NOW)).toBe(false))
  test('replaces the shown one only when clearly better', () => {
    expect(isBetter(fix({ accuracy: 9 }), null)).toBe(true)
    expect(isBetter(fix({ accuracy: 9 }), fix({ accuracy: 10 }))).toBe(false)
    expect(isBetter(fix({ accuracy: 7 }), fix({ accuracy: 10 }))).toBe(true)
  })
})

const building = (name: string, units = ['1单元']): Building => ({
  id: name,
  name,
  estate: '湖畔壹号小区',
  units,
  area: { type: 'Polygon', coordinates: [] },
  center: { lat: 28.37, lng: 121.35 },
})

describe('the building list', () => {
  const list = ['112幢', '2幢', '12幢', '21幢', '物业楼'].map((name) => building(name))
  const names = (query: string) => findBuildings(list, query).map(({ name }) => name)
  test('stands in the order of numbers', () => expect(names('')).toEqual(['2幢', '12幢', '21幢', '112幢', '物业楼']))
  test('finds the number meant first', () => expect(names('12')).toEqual(['12幢', '112幢']))
  test('takes full-width digits and spaces', () => expect(names(' １２ ')).toEqual(['12幢', '112幢']))
  test('finds by name and by estate', () => {
    expect(names('物业')).toEqual(['物业楼'])
    expect(names('壹号小区2幢')).toEqual(['2幢'])
    expect(names('没有')).toEqual([])
  })
  test('landmarks are found by name', () => {
    const gate = { id: 'g', kind: 'gate' as const, name: '北门', center: { lat: 28, lng: 121 } } // as const: the literal kind
    expect(findLandmarks([gate], '北')).toEqual([gate])
  })
})

describe('every place made here is one the server takes', () => {
  const facts = { takenAt: NOW, position: { lat: 28.123456789, lng: 121.5 } }
  const photo = {
    photoId: 'p',
    draftId: 'd',
    addedAt: NOW,
    source: null,
    ready: null,
    trouble: null,
    facts,
  } satisfies DraftPhoto
  const landmark = { id: 'l', kind: 'ebike-shed' as const, name: '北侧车棚', center: { lat: 28.37, lng: 121.35 } } // as const: the literal kind
  test.each([
    ['GPS', gpsPlace(fix({ at: NOW + 0.25, accuracy: 8.123 }))],
    ['building and unit', buildingPlace(building('12幢'), '2单元', NOW)],
    ['landmark', landmarkPlace(landmark, NOW)],
    ['photo', exifPlace([photo])],
  ])('%s', (_, place) => expect(parse(placeSchema, place)).toEqual({ ok: true, value: place }))
  test('photos without a position offer none', () => {
    expect(exifPlace([{ ...photo, facts: { takenAt: NOW, position: null } }])).toBeNull()
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
