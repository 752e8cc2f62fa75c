import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Area, Grid } from '../../domain/grid.ts'
import { GRID_NEAR_M, gridAt, gridNear } from '../../domain/grid-at.ts'
import { fromMetres } from '../../domain/local-plane.ts'
import { CENTER } from '../support/community-fixture.ts'

type Corner = [east: number, north: number]

const at = ([x, y]: Corner) => fromMetres(CENTER, { x, y })
const ring = (corners: Corner[]): [number, number][] =>
  [...corners, ...corners.slice(0, 1)].map((corner) => {
    const { lng, lat } = at(corner)
    return [lng, lat]
  })
const box = (west: number, south: number, east: number, north: number): Corner[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
]
const polygon = (...rings: Corner[][]): Area => ({ type: 'Polygon', coordinates: rings.map(ring) })
const grid = (id: string, area: Area): Grid => ({ id, name: id, area })

/** West and east of a border; a third with a hole in it; a fourth in two parts, one of them in that hole. */
const west = grid('west', polygon(box(-200, 0, 0, 100)))
const east = grid('east', polygon(box(0, 0, 200, 100)))
const holed = grid('holed', polygon(box(-200, -200, 200, 0), box(-50, -150, 50, -50)))
const apart = grid('apart', {
  type: 'MultiPolygon',
  coordinates: [[ring(box(-50, -150, 50, -50))], [ring(box(300, 0, 400, 100))]],
})
const grids = [west, east, holed, apart]
const idAt = (...corner: Corner) => gridAt(at(corner), grids)?.id ?? null

/** Another way to ask it: how often a ray eastwards crosses the rings (even-odd rule). */
function crossings([x, y]: Corner, rings: Corner[][]): number {
  return rings.reduce(
    (sum, corners) =>
      sum +
      corners.filter(([x1, y1], i) => {
        const [x2, y2] = corners[(i + 1) % corners.length] ?? [x1, y1]
        return y1 > y !== y2 > y && x < x1 + ((y - y1) * (x2 - x1)) / (y2 - y1)
      }).length,
    0,
  )
}
const stars = fc.array(fc.integer({ min: 20, max: 300 }), { minLength: 3, maxLength: 12 }).map((radii) =>
  radii.map((radius, i): Corner => {
    const angle = (i / radii.length) * 2 * Math.PI
    return [radius * Math.cos(angle), radius * Math.sin(angle)]
  }),
)
const metres = fc.double({ min: -350, max: 350, noNaN: true })

describe('the grid of a point', () => {
  test('agrees with counting crossings, for any outline with a hole', () => {
    fc.assert(
      fc.property(stars, metres, metres, (outer, x, y) => {
        const hole = outer.map(([a, b]): Corner => [a / 3, b / 3])
        const found = gridAt(at([x, y]), [grid('star', polygon(outer, hole))])
        expect(found !== null).toBe(crossings([x, y], [outer, hole]) % 2 === 1)
      }),
      { numRuns: 3000 },
    )
  })

  test('knows holes, and what lies in them', () => expect([idAt(0, -100), idAt(100, -100)]).toEqual(['apart', 'holed']))
  test('knows both parts of a grid', () => expect([idAt(0, -60), idAt(350, 50)]).toEqual(['apart', 'apart']))

  test('on a shared border is the first listed, also at a corner and around a hole', () => {
    expect([idAt(0, 50), idAt(0, 0), idAt(-50, -100)]).toEqual(['west', 'west', 'holed'])
    const turned = [...grids].reverse()
    expect([gridAt(at([0, 50]), turned)?.id, gridAt(at([-50, -100]), turned)?.id]).toEqual(['east', 'apart'])
  })

  test('leaves no gap: every point along a slanted border two grids share lies in one of them', () => {
    const [a, b]: [Corner, Corner] = [
      [-137, -211],
      [173, 191],
    ]
    const left = grid('left', polygon([a, b, [-300, 300]]))
    const right = grid('right', polygon([b, a, [300, -300]]))
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), (share) => {
        const [start, end] = [at(a), at(b)]
        const point = {
          lat: start.lat + share * (end.lat - start.lat),
          lng: start.lng + share * (end.lng - start.lng),
        }
        expect(gridAt(point, [left, right])).not.toBeNull()
      }),
      { numRuns: 2000 },
    )
  })
})

describe('the nearest grid', () => {
  test('is the one around the point, at no distance', () => {
    expect(gridNear(at([-100, 50]), grids)).toEqual({ grid: west, metres: 0 })
  })

  test('just outside is named with how far', () => {
    const near = gridNear(at([-100, 120]), grids)
    expect(near?.grid.id).toBe('west')
    expect(near?.metres).toBeCloseTo(20, 2)
  })

  test('ends at its limit', () => {
    expect(gridNear(at([-100, 100 + GRID_NEAR_M - 0.1]), grids)?.grid.id).toBe('west')
    expect(gridNear(at([-100, 100 + GRID_NEAR_M + 0.1]), grids)).toBeNull()
    expect(gridNear(at([-100, 110]), grids, 5)).toBeNull()
  })

  test('of two equally near is the first listed', () => {
    expect(gridNear(at([0, 110]), grids)?.grid.id).toBe('west')
    expect(gridNear(at([0, 110]), [east, west])?.grid.id).toBe('east')
  })

  test('is never farther than any corner, whatever lies around', () => {
    fc.assert(
      fc.property(metres, metres, (x, y) => {
        const near = gridNear(at([x, y]), grids, 1000)
        const corners = [...box(-200, 0, 200, 100), ...box(-200, -200, 200, 0), ...box(300, 0, 400, 100)]
        const nearestCorner = Math.min(...corners.map(([a, b]) => Math.hypot(a - x, b - y)))
        expect(near?.metres ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(nearestCorner + 0.05)
      }),
    )
  })

  test('of nothing is none', () => {
    expect(gridNear(CENTER, [])).toBeNull()
    expect(gridNear(CENTER, [grid('empty', { type: 'MultiPolygon', coordinates: [] })])).toBeNull()
  })
})
