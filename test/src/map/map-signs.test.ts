import { expect, test } from 'vitest'
import { distanceMetres, type Point } from '../../../domain/place.ts'
import { categorySigns } from '../../../src/map/category-sign.ts'
import { fanOut } from '../../../src/map/fan-out.ts'
import { middleOfRing } from '../../../src/map/middle-of-ring.ts'
import { roadNamePlace } from '../../../src/map/road-angle.ts'
import { at, communityFixture } from '../../support/community-fixture.ts'

const [first] = communityFixture.categories
if (!first) throw new Error('the fixture has categories')
const named = (id: string, name: string) => ({ ...first, id, name })
const lngLat = ({ lng, lat }: Point): [number, number] => [lng, lat]

test('every category has a letter of its own', () => {
  const letters = [...categorySigns(communityFixture.categories).values()].map(({ letter }) => letter)
  expect(new Set(letters).size).toBe(communityFixture.categories.length)
})

test('categories an admin added take the first character that is free', () => {
  const signs = categorySigns([
    named('a', '井盖破损'),
    named('b', '井盖缺失'),
    named('ebike-parking', '电瓶车'),
    named('c', '电线'),
  ])
  expect(['a', 'b', 'ebike-parking', 'c'].map((id) => signs.get(id)?.letter)).toEqual(['井', '盖', '电', '线'])
})

test('who acts is told by the outline', () => {
  const signs = categorySigns(communityFixture.categories)
  expect(signs.get('cigarette-butts')?.shape).toBe('circle')
  expect(signs.get('ebike-parking')?.shape).toBe('square')
})

test('cases at one spot stand apart by a thumb, others stay where they are', () => {
  const spot = at(5, 5)
  for (const size of [2, 3, 8]) {
    const [alone, ...together] = fanOut([at(80, 0), ...Array.from({ length: size }, () => spot)])
    expect(alone).toEqual({ x: 0, y: 0 })
    for (const [i, a] of together.entries()) {
      for (const b of together.slice(i + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(42)
    }
  }
})

test('the name of an area stands at its centre of gravity', () => {
  const corners = [at(0, 0), at(100, 0), at(100, 50), at(0, 50), at(0, 0)]
  const middle = middleOfRing(corners.map(lngLat))
  expect(middle && distanceMetres(middle, at(50, 25))).toBeLessThan(0.01)
  expect(middleOfRing([])).toBeNull()
})

test('a road is named along its longest piece and never upside down', () => {
  const west = roadNamePlace([at(0, 0), at(10, 0), at(-90, 0)].map(lngLat))
  expect(west?.degrees).toBeCloseTo(0, 5)
  expect(west && distanceMetres(west.at, at(-40, 0))).toBeLessThan(0.01)
  expect(roadNamePlace([at(0, 0), at(50, 50)].map(lngLat))?.degrees).toBeCloseTo(-45, 1)
  expect(roadNamePlace([lngLat(at(0, 0))])).toBeNull()
})
