import { describe, expect, test } from 'vitest'
import { parse } from '../../../domain/parse.ts'
import { placeSchema } from '../../../domain/place.ts'
import { describePoint } from '../../../src/map/describe-point.ts'
import { pickedPlace } from '../../../src/map/picked-place.ts'
import { pointWords } from '../../../src/map/point-words.ts'
import { at, communityFixture } from '../../support/community-fixture.ts'

const wordsAt = (east: number, north: number) => pointWords(describePoint(at(east, north), communityFixture))

describe('a point is said as people say it', () => {
  // 12幢 stands from 20 m west to 20 m east, from 20 m to 34 m north.
  test.each([
    ['north of the long wall, well east of its middle', 15, 40, '12幢 北侧 · 3号网格'],
    ['south of it', 0, 12, '12幢 南侧 · 3号网格'],
    ['off the east end', 26, 27, '12幢 东侧 · 3号网格'],
    ['off a corner', 26, 40, '12幢 东北侧 · 3号网格'],
    ['in it', 0, 25, '12幢 楼内 · 3号网格'],
    ['in the other grid', 110, 10, '15幢 南侧 · 4号网格'],
  ])('%s', (_, east, north, words) => {
    expect(wordsAt(east, north)).toBe(words)
  })

  test('next to a landmark the landmark is named as well', () => {
    expect(wordsAt(-40, 66)).toBe('11幢 北侧 · 北侧车棚旁 · 3号网格')
  })

  test('far from buildings the landmark stands alone', () => {
    expect(wordsAt(0, -90)).toBe('南门旁 · 3号网格')
  })

  test('far from everything the grid is left', () => {
    expect(wordsAt(190, -110)).toBe('4号网格')
  })

  test('outside the community that is said', () => {
    expect(wordsAt(0, 500)).toBe('社区范围外')
  })
})

test('the nearer of two buildings is named', () => {
  expect(wordsAt(-29, 27)).toBe('12幢 西侧 · 3号网格')
  expect(wordsAt(-31, 27)).toBe('11幢 东侧 · 3号网格')
})

test('a place chosen on the map is one a report may carry, and repeats neither building nor accuracy', () => {
  const point = at(15, 40)
  const place = pickedPlace(point, describePoint(point, communityFixture))
  expect(parse(placeSchema, place).ok).toBe(true)
  expect(place).toMatchObject({ source: 'map', accuracy: null, buildingId: 'b12', unit: null, spot: '北侧' })
})

test('outside of everything a place can still be chosen', () => {
  const point = at(0, 500)
  expect(pickedPlace(point, describePoint(point, communityFixture))).toMatchObject({
    buildingId: null,
    spot: '社区范围外',
  })
})
