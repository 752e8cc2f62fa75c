import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Polygon } from '../../domain/grid.ts'
import { nearestOnArea } from '../../domain/nearest-on-area.ts'
import { distanceMetres, type Point } from '../../domain/place.ts'
import { at } from '../support/community-fixture.ts'

type Corner = [east: number, north: number]

const polygonOf = (...rings: Corner[][]): Polygon => ({
  type: 'Polygon',
  coordinates: rings.map((ring) => [...ring, ...ring.slice(0, 1)].map(([east, north]) => lngLat(at(east, north)))),
})
const lngLat = ({ lng, lat }: Point): [number, number] => [lng, lat]

/** Star-shaped around the middle, so that it never crosses itself. */
const stars = fc.array(fc.integer({ min: 5, max: 60 }), { minLength: 3, maxLength: 9 }).map((radii) =>
  polygonOf(
    radii.map((radius, index): Corner => {
      const angle = (index / radii.length) * 2 * Math.PI
      return [radius * Math.cos(angle), radius * Math.sin(angle)]
    }),
  ),
)
const SAMPLES_PER_SIDE = 400

/** The nearest of many points laid along every side. */
function sampledDistance(point: Point, polygon: Polygon): number {
  let best = Number.POSITIVE_INFINITY
  for (const ring of polygon.coordinates) {
    for (const [index, end] of ring.entries()) {
      const start = ring[index - 1]
      if (!start) continue
      for (let step = 0; step <= SAMPLES_PER_SIDE; step++) {
        const share = step / SAMPLES_PER_SIDE
        const lng = start[0] + (end[0] - start[0]) * share
        const lat = start[1] + (end[1] - start[1]) * share
        best = Math.min(best, distanceMetres(point, { lat, lng }))
      }
    }
  }
  return best
}

test('the distance to a building agrees with measuring along its walls', () => {
  fc.assert(
    fc.property(
      stars,
      fc.integer({ min: -150, max: 150 }),
      fc.integer({ min: -150, max: 150 }),
      (polygon, east, north) => {
        const point = at(east, north)
        const nearest = nearestOnArea(point, polygon)
        if (!nearest) throw new Error('a star has sides')
        if (nearest.metres === 0) return
        const sampled = sampledDistance(point, polygon)
        // The longest side is 120 m: samples lie 0.3 m apart, so they overshoot by at most that.
        expect(nearest.metres).toBeLessThanOrEqual(sampled + 0.01)
        expect(nearest.metres).toBeGreaterThan(sampled - 0.3)
        expect(distanceMetres(point, nearest.point)).toBeCloseTo(nearest.metres, 1)
      },
    ),
    { numRuns: 200 },
  )
})

test('inside a building the distance is nothing, in its courtyard it is not', () => {
  const house = polygonOf(
    [
      [-30, -30],
      [30, -30],
      [30, 30],
      [-30, 30],
    ],
    [
      [-10, -10],
      [10, -10],
      [10, 10],
      [-10, 10],
    ],
  )
  expect(nearestOnArea(at(20, 20), house)?.metres).toBe(0)
  expect(nearestOnArea(at(0, 4), house)?.metres).toBeCloseTo(6, 2)
})

test('a ring without sides has no nearest point', () => {
  expect(nearestOnArea(at(0, 0), { type: 'Polygon', coordinates: [] })).toBeNull()
})

test('asked only for what is near, it says the same of that, and nothing of the rest', () => {
  const spots = fc.tuple(fc.integer({ min: -150, max: 150 }), fc.integer({ min: -150, max: 150 }))
  fc.assert(
    fc.property(stars, spots, fc.integer({ min: 0, max: 120 }), (polygon, [east, north], within) => {
      const all = nearestOnArea(at(east, north), polygon)
      const near = all && all.metres <= within ? all : null
      expect(nearestOnArea(at(east, north), polygon, within)).toEqual(near)
    }),
    { numRuns: 1_000 },
  )
})

test('an area without a corner is near nothing', () => {
  expect(nearestOnArea(at(0, 0), { type: 'Polygon', coordinates: [] }, 10)).toBeNull()
})
