import fc from 'fast-check'
import { expect, test } from 'vitest'
import { packPoints, pointsInBounds, pointsInRing } from '../../../src/map/cluster-points.ts'
import { at } from '../../support/community-fixture.ts'

const places = packPoints([at(0, 0), at(50, 0), at(0, 50), at(120, 80)])

test('a ring takes what lies inside it, closed or not, however it was drawn', () => {
  const ring = [at(-10, -10), at(60, -10), at(60, 60), at(-10, 60)]
  expect(pointsInRing(places, ring)).toEqual([0, 1, 2])
  expect(pointsInRing(places, [...ring, at(-10, -10)])).toEqual([0, 1, 2])
  expect(pointsInRing(places, [...ring].reverse())).toEqual([0, 1, 2])
})

test('a ring with a bay leaves out what lies in the bay', () => {
  const bay = [at(-10, -10), at(60, -10), at(60, 10), at(40, 10), at(40, -5), at(-5, -5), at(-5, 60), at(-10, 60)]
  expect(pointsInRing(places, bay)).toEqual([1])
})

test('no ring, no point', () => {
  expect(pointsInRing(places, [])).toEqual([])
  expect(pointsInRing(places, [at(0, 0), at(5, 5)])).toEqual([])
})

test('a rectangle as a ring takes the same as the box', () => {
  const metres = fc.double({ min: -200, max: 200, noNaN: true })
  fc.assert(
    fc.property(fc.array(fc.tuple(metres, metres), { maxLength: 50 }), (spots) => {
      const packed = packPoints(spots.map(([east, north]) => at(east, north)))
      const [sw, ne] = [at(-77.7, -55.5), at(66.6, 88.8)]
      const box = { south: sw.lat, west: sw.lng, north: ne.lat, east: ne.lng }
      const ring = [sw, at(66.6, -55.5), ne, at(-77.7, 88.8)]
      expect(pointsInRing(packed, ring)).toEqual(pointsInBounds(packed, box, spots.length))
    }),
  )
})

test('the search in a box ends once there are more than wanted', () => {
  const sw = at(-10, -10)
  const ne = at(200, 200)
  const box = { south: sw.lat, west: sw.lng, north: ne.lat, east: ne.lng }
  expect(pointsInBounds(places, box, 1)).toEqual([0, 1])
})
