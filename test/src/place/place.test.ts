import { describe, expect, test } from 'vitest'
import type { Building, Landmark } from '../../../domain/grid.ts'
import { parse } from '../../../domain/parse.ts'
import { placeSchema } from '../../../domain/place.ts'
import { keepLastFix, LAST_FIX_MS, recallLastFix } from '../../../src/phone/last-fix.ts'
import { findBuildings, findLandmarks } from '../../../src/place/building-search.ts'
import { type Fix, gpsPlace, isBetter, worthOf } from '../../../src/place/gps-place.ts'
import { howToAllow } from '../../../src/place/how-to-allow.ts'
import { lastFixPlace, lastFixWords } from '../../../src/place/last-fix-place.ts'
import { buildingPlace, landmarkPlace } from '../../../src/place/named-place.ts'
import { floorsOf, spotsOf } from '../../../src/place/spots.ts'

const NOW = Date.UTC(2026, 10, 24)
const MINUTE = 60_000
const fix = (change: Partial<Fix> = {}): Fix => ({
  point: { lat: 28.3705, lng: 121.3545 },
  accuracy: 8,
  at: NOW,
  ...change,
})

describe('a position of the phone', () => {
  test('is good up to 100 m, vague beyond', () => {
    expect([worthOf(fix(), NOW), worthOf(fix({ accuracy: 100 }), NOW)]).toEqual(['good', 'good'])
    expect(worthOf(fix({ accuracy: 100.5 }), NOW)).toBe('vague')
  })
  test.each([
    ['a minute old', fix({ at: NOW - 60_001 })],
    ['0/0, as broken receivers report', fix({ point: { lat: 0, lng: 0 } })],
    ['no number', fix({ point: { lat: Number.NaN, lng: 121 } })],
    ['not on the earth', fix({ point: { lat: 121, lng: 28 } })],
    ['of no stated accuracy', fix({ accuracy: Number.NaN })],
    ['of a negative accuracy', fix({ accuracy: -1 })],
  ])('is useless, when it is %s', (_, bad) => expect(worthOf(bad, NOW)).toBe('useless'))
  test('replaces the shown one only when clearly better', () => {
    expect(isBetter(fix({ accuracy: 9 }), null)).toBe(true)
    expect(isBetter(fix({ accuracy: 9 }), fix({ accuracy: 10 }))).toBe(false)
    expect(isBetter(fix({ accuracy: 7 }), fix({ accuracy: 10 }))).toBe(true)
  })
})

describe('the last good fix', () => {
  const owner = { communityId: 'c', personId: 'p' }
  const last = { lat: 28.3705, lng: 121.3545, accuracy: 12.4, at: NOW - 6 * MINUTE }
  const memory = () => {
    const kept = new Map<string, string>()
    return {
      kept,
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    }
  }
  test('is offered with its age, and as what it was when it was measured', () => {
    const here = memory()
    keepLastFix(here, owner, last)
    expect(recallLastFix(here, owner, NOW)).toEqual(last)
    expect(lastFixWords(last, NOW)).toBe('用 6 分钟前的位置（±12 米）')
    expect(lastFixWords({ ...last, at: NOW - 1000 }, NOW)).toBe('用刚才的位置（±12 米）')
    expect(lastFixPlace(last)).toMatchObject({ source: 'gps', at: last.at, accuracy: 12.4 })
  })
  test('is forgotten after half an hour, and belongs to its person', () => {
    const here = memory()
    keepLastFix(here, owner, last)
    expect(recallLastFix(here, { ...owner, personId: 'q' }, NOW)).toBeNull()
    expect(recallLastFix(here, owner, last.at + LAST_FIX_MS)).toEqual(last)
    expect(recallLastFix(here, owner, last.at + LAST_FIX_MS + 1)).toBeNull()
    expect(here.kept.size).toBe(0)
  })
  test('is none where it was vague, comes from the future, or is damaged', () => {
    const here = memory()
    keepLastFix(here, owner, { ...last, accuracy: 101 })
    expect(here.kept.size).toBe(0)
    keepLastFix(here, owner, { ...last, at: NOW + 1 })
    expect(recallLastFix(here, owner, NOW)).toBeNull()
    for (const key of ['{', '{"lat":1}', '[]']) {
      keepLastFix(here, owner, last)
      for (const kept of here.kept.keys()) here.kept.set(kept, key)
      expect(recallLastFix(here, owner, NOW)).toBeNull()
    }
  })
})

const building = (name: string, rest: Partial<Building> = {}): Building => ({
  id: name,
  name,
  estate: '湖畔壹号小区',
  units: ['1单元', '2单元'],
  area: { type: 'Polygon', coordinates: [] },
  center: { lat: 28.37, lng: 121.35 },
  ...rest,
})
const gate: Landmark = {
  id: 'g',
  kind: 'gate',
  name: '南大门',
  center: { lat: 28, lng: 121 },
  initials: 'ndm',
}

describe('the list of buildings', () => {
  const list = ['112幢', '2幢', '12幢', '21幢'].map((name) =>
    building(name, { initials: `hpyhxq${name.replace('幢', 'z')}` }),
  )
  const named = [...list, building('物业楼')] // as a copy of the community from before the initials has it
  const names = (query: string) => findBuildings(named, query).map(({ name }) => name)
  test('stands in the order of numbers', () => expect(names('')).toEqual(['2幢', '12幢', '21幢', '112幢', '物业楼']))
  test('finds the number meant first', () => expect(names('12')).toEqual(['12幢', '112幢']))
  test('takes full-width digits and spaces', () => expect(names(' １２ ')).toEqual(['12幢', '112幢']))
  test('finds by name and by estate', () => {
    expect(names('物业')).toEqual(['物业楼'])
    expect(names('壹号小区2幢')).toEqual(['2幢'])
    expect(names('没有')).toEqual([])
  })
  test.each([
    ['hpyhxq12z', ['12幢']],
    ['HPYHXQ12Z', ['12幢']],
    ['xq12', ['12幢']],
    ['12z', ['12幢', '112幢']],
    ['hpyh', ['2幢', '12幢', '21幢', '112幢']],
    ['zzz', []],
  ])('finds by pinyin initials: %s', (query, found) => expect(names(query)).toEqual(found))
  test('landmarks are found by name and initials', () => {
    expect(['大门', 'ndm', 'NDM', 'xyz'].map((query) => findLandmarks([gate], query).length)).toEqual([1, 1, 1, 0])
  })
})

describe('every place made here is one the server takes', () => {
  const withDoors = building('12幢', { entrances: [{ unit: '2单元', lat: 28.3701, lng: 121.3502 }], floors: 3 })
  test.each([
    ['GPS', gpsPlace(fix({ at: NOW + 0.25, accuracy: 8.123 }))],
    ['building and unit', buildingPlace(building('12幢'), '2单元', NOW)],
    ['building, unit and floor', buildingPlace(withDoors, '2单元', NOW, '3层')],
    ['landmark', landmarkPlace(gate, NOW)],
  ])('%s', (_, place) => expect(parse(placeSchema, place)).toEqual({ ok: true, value: place }))
  test("a unit's place is its door, another unit's and the building's the middle", () => {
    expect(buildingPlace(withDoors, '2单元', NOW)).toMatchObject({ lat: 28.3701, lng: 121.3502 })
    expect(buildingPlace(withDoors, '1单元', NOW)).toMatchObject(withDoors.center)
    expect(buildingPlace(withDoors, null, NOW)).toMatchObject(withDoors.center)
  })
  test('floors are those of the building, none where nobody knows', () => {
    expect(floorsOf(withDoors)).toEqual(['1层', '2层', '3层'])
    expect(floorsOf(building('1幢'))).toEqual([])
  })
  test("a unit's own door is offered only with the unit", () => {
    expect([spotsOf(null).includes('单元门口'), spotsOf('1单元').includes('单元门口')]).toEqual([false, true])
  })
})

test.each([
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) MicroMessenger/8.0.44', /微信/],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1', /定位服务/],
  ['Mozilla/5.0 (Linux; Android 13) Chrome/120', /网址左边/],
])('how positions are allowed is said for this browser: %s', (userAgent, said) => {
  expect(howToAllow(userAgent)).toMatch(said)
})
