import booleanPointInPolygon from '@turf/boolean-point-in-polygon'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FIRST_CATEGORIES } from '../../../domain/category.ts'
import { communitySchema } from '../../../domain/community.ts'
import type { Building } from '../../../domain/grid.ts'
import { gridAt } from '../../../domain/grid-at.ts'
import { nearestOnArea } from '../../../domain/nearest-on-area.ts'
import { distanceMetres } from '../../../domain/place.ts'
import { dueAt } from '../../../domain/work-calendar.ts'
import {
  communityFromTemplate,
  PLAN_COMMUNITIES,
  type PlanName,
} from '../../../server/community-template/community-template.ts'
import type { Drawing, Spot } from '../../../server/community-template/drawing.ts'
import { HUPAN } from '../../../server/community-template/hupan/drawing.ts'
import { YUEHE } from '../../../server/community-template/yuehe/drawing.ts'

const phones = { property: null, community: null }

const PLANS: { plan: PlanName; drawing: Drawing; counts: [grids: number, buildings: number]; box: Box }[] = [
  { plan: 'hupan', drawing: HUPAN, counts: [8, 28], box: { west: -450, east: 450, south: -350, north: 350 } },
  { plan: 'yuehe', drawing: YUEHE, counts: [5, 15], box: { west: -230, east: 230, south: -140, north: 180 } },
]
type Box = { west: number; east: number; south: number; north: number }

describe.each(PLANS)('the community of the template with the plan $plan', ({ plan, drawing, counts, box }) => {
  const { pointOf } = drawing
  const drawn = communityFromTemplate({ ...PLAN_COMMUNITIES[plan], demo: true, phones }, plan)
  const insideOf = (spot: Spot) =>
    drawn.grids.filter((grid) => {
      const { lng, lat } = pointOf(spot)
      return booleanPointInPolygon([lng, lat], grid.area, { ignoreBoundary: true })
    })

  test('is one as the contract describes it', () => {
    expect(communitySchema.safeParse({ ...drawn, version: 'v' }).error).toBeUndefined()
    expect([drawn.grids.length, drawn.buildings.length]).toEqual(counts)
    const ids = drawn.categories.map((category) => category.id)
    expect(ids).toEqual(expect.arrayContaining([...FIRST_CATEGORIES]))
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('every spot of its rectangle lies in one grid and in no second', () => {
    const metres = (from: number, to: number) => fc.double({ min: from + 0.1, max: to - 0.1, noNaN: true })
    fc.assert(
      fc.property(metres(box.west, box.east), metres(box.south, box.north), (east, north) => {
        expect(gridAt(pointOf([east, north]), drawn.grids)).not.toBeNull()
        expect(insideOf([east, north]).length).toBeLessThanOrEqual(1)
      }),
      { numRuns: 5000 },
    )
  })

  test('outside of them lies no grid', () => {
    const spots: Spot[] = [
      [box.east + 1, 0],
      [box.west - 1, 0],
      [0, box.north + 1],
      [0, box.south - 1],
    ]
    expect(spots.flatMap(insideOf)).toEqual([])
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

  test('every unit is entered by a door of its own: just outside of its house, in no other, at most 18 storeys high', () => {
    for (const { units, entrances, floors, area, name } of drawn.buildings) {
      expect([name, entrances?.map(({ unit }) => unit)]).toEqual([name, units])
      expect(floors).toBeGreaterThanOrEqual(6)
      expect(floors).toBeLessThanOrEqual(18)
      for (const door of entrances ?? []) {
        expect(nearestOnArea(door, area)?.metres).toBeCloseTo(1.5, 1)
        expect(drawn.buildings.filter((b) => booleanPointInPolygon([door.lng, door.lat], b.area))).toEqual([])
      }
      const [first, second] = entrances ?? []
      if (first && second) expect(distanceMetres(first, second)).toBeCloseTo(15, 0)
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

  test('a check of these rings can fail: a polygon drawn elsewhere does not hold the middle', () => {
    expect(
      booleanPointInPolygon(
        [drawing.middle.lng, drawing.middle.lat],
        drawing.polygon([
          [1, 1],
          [9, 1],
          [9, 9],
        ]),
      ),
    ).toBe(false)
  })
})

describe('湖畔社区', () => {
  const drawn = communityFromTemplate({ ...PLAN_COMMUNITIES.hupan, demo: true, phones })
  const insideOf = (spot: Spot) => gridAt(HUPAN.pointOf(spot), drawn.grids)

  test('28.3705 N 121.3545 E lies in 3号网格, far enough from its border for a phone that is 15 m off', () => {
    const middle = { lat: 28.3705, lng: 121.3545 }
    expect(gridAt(middle, drawn.grids)?.name).toBe('3号网格')
    const around: Spot[] = [
      [15, 0],
      [-15, 0],
      [0, 15],
      [0, -15],
    ]
    expect(around.map((spot) => insideOf(spot)?.name)).toEqual(Array(4).fill('3号网格'))
  })

  test('every time limit comes to an end, also over the week of the National Day', () => {
    const start = Date.UTC(2026, 8, 30, 9)
    for (const { acknowledgeWithin, fixWithin } of drawn.categories) {
      expect(dueAt(start, acknowledgeWithin, drawn.calendar)).toBeGreaterThan(start)
      if (fixWithin) expect(dueAt(start, fixWithin, drawn.calendar)).toBeGreaterThan(start)
    }
    expect(dueAt(start, '1d', drawn.calendar)).toBe(Date.UTC(2026, 9, 8, 9, 30))
  })
})

const cornersOf = (building: Building) =>
  (building.area.coordinates[0] ?? []).slice(0, 4).map(([lng, lat]) => ({ lng, lat }))
