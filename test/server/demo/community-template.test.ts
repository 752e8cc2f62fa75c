import booleanPointInPolygon from '@turf/boolean-point-in-polygon'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FIRST_CATEGORIES } from '../../../domain/category.ts'
import { communitySchema } from '../../../domain/community.ts'
import type { Building } from '../../../domain/grid.ts'
import { gridAt } from '../../../domain/grid-at.ts'
import { distanceMetres } from '../../../domain/place.ts'
import { dueAt } from '../../../domain/work-calendar.ts'
import { communityFromTemplate, TEMPLATE_NAMES } from '../../../server/community-template/community-template.ts'
import { pointOf, polygon, type Spot } from '../../../server/community-template/drawing.ts'

const phones = { property: null, community: null }
const drawn = communityFromTemplate({ ...TEMPLATE_NAMES, demo: true, phones })
const insideOf = ([east, north]: Spot) =>
  drawn.grids.filter((grid) => {
    const { lng, lat } = pointOf([east, north])
    return booleanPointInPolygon([lng, lat], grid.area, { ignoreBoundary: true })
  })

describe('the community of the template', () => {
  test('is one as the contract describes it', () => {
    expect(communitySchema.safeParse({ ...drawn, version: 'v' }).error).toBeUndefined()
    expect([drawn.grids.length, drawn.buildings.length]).toEqual([8, 28])
    const ids = drawn.categories.map((category) => category.id)
    expect(ids).toEqual(expect.arrayContaining([...FIRST_CATEGORIES]))
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('every spot of its 900 m × 700 m lies in one grid and in no second', () => {
    const metres = (half: number) => fc.double({ min: -half + 0.1, max: half - 0.1, noNaN: true })
    fc.assert(
      fc.property(metres(450), metres(350), (east, north) => {
        expect(gridAt(pointOf([east, north]), drawn.grids)).not.toBeNull()
        expect(insideOf([east, north]).length).toBeLessThanOrEqual(1)
      }),
      { numRuns: 5000 },
    )
  })

  test('outside of them lies no grid', () => {
    const spots: Spot[] = [
      [451, 0],
      [-451, 0],
      [0, 351],
      [0, -351],
    ]
    expect(spots.flatMap(insideOf)).toEqual([])
  })

  test('28.3705 N 121.3545 E lies in 3号网格, far enough from its border for a phone that is 15 m off', () => {
    const middle = { lat: 28.3705, lng: 121.3545 }
    expect(gridAt(middle, drawn.grids)?.name).toBe('3号网格')
    const around: Spot[] = [
      [15, 0],
      [-15, 0],
      [0, 15],
      [0, -15],
    ]
    expect(around.flatMap(insideOf).map((grid) => grid.name)).toEqual(Array(4).fill('3号网格'))
  })

  test('a building stands inside one grid of the estate, as large as its units need', () => {
    const grids = drawn.buildings.map((building) =>
      cornersOf(building).map((corner) => gridAt(corner, drawn.grids)?.id),
    )
    expect(grids.filter((ids) => new Set(ids).size !== 1)).toEqual([])
    expect(new Set(grids.flat())).toEqual(new Set(['g1', 'g2', 'g3', 'g4']))
    for (const building of drawn.buildings) {
      const [a, b] = cornersOf(building)
      if (!a || !b) throw new Error('a building has four corners')
      expect(distanceMetres(a, b)).toBeCloseTo(building.units.length * 15, 0)
    }
  })

  test('no building stands in another, and their numbers count up from one', () => {
    const overlaps = drawn.buildings.flatMap((one) =>
      drawn.buildings
        .filter((other) => other !== one)
        .filter((other) => cornersOf(one).some(({ lng, lat }) => booleanPointInPolygon([lng, lat], other.area))),
    )
    expect(overlaps).toEqual([])
    expect(drawn.buildings.map((building) => building.name)).toEqual(drawn.buildings.map((_, i) => `${i + 1}幢`))
  })

  test('what people name a place by lies in the community and not in a house', () => {
    for (const { center, name } of drawn.landmarks) {
      const houses = drawn.buildings.filter((b) => booleanPointInPolygon([center.lng, center.lat], b.area))
      expect([name, gridAt(center, drawn.grids) !== null, houses]).toEqual([name, true, []])
    }
  })

  test('every time limit comes to an end, also over the week of the National Day', () => {
    const start = Date.UTC(2026, 8, 30, 9)
    for (const { acknowledgeWithin, fixWithin } of drawn.categories) {
      expect(dueAt(start, acknowledgeWithin, drawn.calendar)).toBeGreaterThan(start)
      if (fixWithin) expect(dueAt(start, fixWithin, drawn.calendar)).toBeGreaterThan(start)
    }
    expect(dueAt(start, '1d', drawn.calendar)).toBe(Date.UTC(2026, 9, 8, 9, 30))
  })

  test('a check of these rings can fail: a polygon drawn elsewhere does not hold the middle', () => {
    expect(
      booleanPointInPolygon(
        [121.3545, 28.3705],
        polygon([
          [1, 1],
          [9, 1],
          [9, 9],
        ]),
      ),
    ).toBe(false)
  })
})

const cornersOf = (building: Building) =>
  (building.area.coordinates[0] ?? []).slice(0, 4).map(([lng, lat]) => ({ lng, lat }))
