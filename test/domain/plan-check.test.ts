import { kinks } from '@turf/kinks'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Building, Grid } from '../../domain/grid.ts'
import { PLAN_FEATURES_MAX, PLAN_VERTICES_MAX, type Plan } from '../../domain/plan.ts'
import type { Position } from '../../domain/plan-area.ts'
import { checkPlan, numberIn, verticesOf } from '../../domain/plan-check.ts'
import { crossingOf } from '../../domain/plan-ring.ts'
import { communityFromTemplate, TEMPLATE_NAMES } from '../../server/community-template/community-template.ts'
import { at, CENTER, communityFixture } from '../support/community-fixture.ts'
import { box, position, ring } from '../support/drawn.ts'

const grid = (id: string, name: string, ...rings: Position[][]): Grid => ({
  id,
  name,
  area: { type: 'Polygon', coordinates: rings },
})
const building = (id: string, name: string, east: number, north: number): Building => ({
  id,
  name,
  estate: '测试小区',
  units: [],
  area: { type: 'Polygon', coordinates: [box(east - 5, north - 5, east + 5, north + 5)] },
  center: at(east, north),
})
const plan = (grids: Grid[], buildings: Building[] = []): Plan => ({ grids, buildings })
const codes = (checked: Plan) => checkPlan(checked, CENTER).map(({ code }) => code)

const CLEAN = plan(
  [grid('g1', '1号网格', box(0, 0, 100, 100)), grid('g2', '2号网格', box(100, 0, 200, 100))],
  [building('b1', '1幢', 50, 50)],
)

describe('a plan that is clean', () => {
  it('has no problems: the small one, the fixture and the community that the demo shows', () => {
    expect(checkPlan(CLEAN, CENTER)).toEqual([])
    expect(checkPlan(communityFixture, CENTER)).toEqual([])
    const template = communityFromTemplate({
      ...TEMPLATE_NAMES,
      demo: true,
      phones: { property: null, community: null },
    })
    expect(checkPlan(template, template.center)).toEqual([])
  })
})

describe('where an area lies', () => {
  const turned = (area: Position[]): Position[] => area.map(([lng, lat]) => [lat, lng])

  it('swapped axes are told as such, once for all of a file', () => {
    const swapped = plan([
      grid('g1', '1号网格', turned(box(0, 0, 100, 100))),
      grid('g2', '2号网格', turned(box(100, 0, 200, 100))),
    ])
    expect(checkPlan(swapped, CENTER)).toEqual([{ code: 'swapped_axes', ids: ['g1', 'g2'], at: null }])
  })

  it('NaN, metres, another country and another city each have their own', () => {
    const [first, ...rest] = box(0, 0, 100, 100)
    expect(codes(plan([grid('g1', '1', [first ?? [0, 0], [Number.NaN, 28], ...rest])]))).toEqual(['not_finite'])
    expect(
      codes(
        plan([
          grid('g1', '1', [
            [13508000, 3297000],
            [13508100, 3297000],
            [13508100, 3297100],
            [13508000, 3297000],
          ]),
        ]),
      ),
    ).toEqual(['not_degrees'])
    const paris = box(0, 0, 100, 100).map(([lng, lat]): Position => [lng - 119, lat + 20])
    expect(codes(plan([grid('g1', '1', paris)]))).toEqual(['outside_china'])
    const beijing = box(0, 0, 100, 100).map(([lng, lat]): Position => [lng - 5, lat + 11.5])
    expect(codes(plan([grid('g1', '1', beijing)]))).toEqual(['far_away'])
    expect(checkPlan(plan([grid('g1', '1', beijing)]), null)).toEqual([])
  })
})

describe('the shape of an area', () => {
  it('an open ring, a crumb and no ring at all', () => {
    expect(codes(plan([grid('g1', '1', box(0, 0, 100, 100).slice(0, -1))]))).toEqual(['not_closed'])
    expect(codes(plan([grid('g1', '1')]))).toEqual(['not_closed'])
    expect(codes(plan([grid('g1', '1', box(0, 0, 0.5, 0.5))]))).toEqual(['too_small'])
  })

  it('a bow-tie, with the place where it crosses', () => {
    const tie = ring([
      [0, 0],
      [100, 100],
      [100, 0],
      [0, 100],
    ])
    const [found] = checkPlan(plan([grid('g1', '1', tie)]), CENTER)
    expect(found).toMatchObject({ code: 'self_crossing', ids: ['g1'] })
    expect(found?.at?.lng).toBeCloseTo(at(50, 50).lng, 6)
  })

  it('a spike, a ring that meets itself at a corner, and a hole that leaves its outline', () => {
    const spike = ring([
      [0, 0],
      [100, 0],
      [100, 100],
      [50, 100],
      [50, 150],
      [50, 100],
      [0, 100],
    ])
    expect(codes(plan([grid('g1', '1', spike)]))).toEqual(['self_crossing'])
    expect(codes(plan([grid('g1', '1', box(0, 0, 100, 100), box(50, 50, 150, 80))]))).toEqual(['self_crossing'])
    expect(codes(plan([grid('g1', '1', box(0, 0, 100, 100), box(50, 50, 80, 80))]))).toEqual(['gap'])
  })

  it('says crossing exactly where turf’s kinks does, on any ring in general position', () => {
    const corner = fc.tuple(fc.double({ min: 0, max: 100, noNaN: true }), fc.double({ min: 0, max: 100, noNaN: true }))
    let crossed = 0
    fc.assert(
      fc.property(fc.array(corner, { minLength: 4, maxLength: 12 }), (corners) => {
        // Rounded off the grid of nice numbers, so that no three corners lie on one line by accident.
        const shape = ring(
          corners.map(([x, y], i) => [x + Math.sin(i * 7919) * 3, y + Math.cos(i * 104_729) * 3] as const),
        )
        const oracle = kinks({ type: 'Polygon', coordinates: [shape] }).features.length > 0
        if (oracle) crossed++
        expect(crossingOf([shape]) !== null).toBe(oracle)
      }),
      { numRuns: 400 },
    )
    expect(crossed).toBeGreaterThan(50)
  })
})

describe('grids beside each other', () => {
  it('an overlap is told with both, its size and place; the width of a line is not', () => {
    const overlapping = plan([grid('g1', '1', box(0, 0, 110, 100)), grid('g2', '2', box(100, 0, 200, 100))])
    const [found] = checkPlan(overlapping, CENTER)
    expect(found).toMatchObject({ code: 'overlap', ids: ['g1', 'g2'] })
    expect(found?.area).toBeCloseTo(1000, -1)
    const line = plan([grid('g1', '1', box(0, 0, 100.005, 100)), grid('g2', '2', box(100, 0, 200, 100))])
    expect(codes(line)).toEqual([])
  })

  it('a hole that nobody covers is a warning with its place', () => {
    const around = plan([
      grid('g1', '1', box(0, 0, 60, 20)),
      grid('g2', '2', box(40, 20, 60, 60)),
      grid('g3', '3', box(0, 40, 40, 60)),
      grid('g4', '4', box(0, 20, 20, 40)),
    ])
    expect(checkPlan(around, CENTER)).toMatchObject([{ code: 'gap', ids: [] }])
  })

  it('any way of cutting a rectangle into strips is clean, until one strip is pushed', () => {
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 39 }), { minLength: 2, maxLength: 8 })
    fc.assert(
      fc.property(cuts, fc.nat(), (at5, which) => {
        const stops = [0, ...at5.sort((a, b) => a - b).map((x) => x * 5), 200]
        const strips = stops.slice(1).map((east, i) => ({ west: stops[i] ?? 0, east }))
        const draw = (push: number) =>
          plan(
            strips.map(({ west, east }, i) => grid(`s${i}`, `${i}号`, box(west + (i === push ? -1 : 0), 0, east, 100))),
          )
        expect(codes(draw(-1))).toEqual([])
        expect(codes(draw(1 + (which % (strips.length - 1))))).toEqual(['overlap'])
      }),
      { numRuns: 40 },
    )
  })
})

describe('names and numbers', () => {
  it('twice the same id, name or number; none; one that means something else', () => {
    const [one, two] = CLEAN.grids
    if (!one || !two) throw new Error('two grids')
    expect(codes(plan([one, { ...two, id: 'g1' }]))).toEqual(['id_twice'])
    expect(codes(plan([one, { ...two, name: '1号网格' }]))).toEqual(['name_twice'])
    expect(codes(plan([one, { ...two, name: '01号网格（北）' }]))).toEqual(['number_twice'])
    expect(codes(plan([one, { ...two, name: ' ' }]))).toEqual(['name_missing'])
    expect(codes(plan([one, { ...two, id: 'none' }]))).toEqual(['id_bad'])
    expect(codes(plan([one, two], [building('b1', '1幢', 50, 50), building('b2', '1幢', 20, 20)]))).toEqual([
      'name_twice',
    ])
    expect(numberIn('第08网格')).toBe('8')
  })

  it('a building outside of all grids is a warning', () => {
    expect(checkPlan(plan(CLEAN.grids, [building('b1', '1幢', 500, 50)]), CENTER)).toMatchObject([
      { code: 'building_outside', ids: ['b1'] },
    ])
  })
})

describe('the limits', () => {
  it('a million corners, too many features and no grid are refused at once', () => {
    const million = plan([
      grid(
        'g1',
        '1',
        Array.from({ length: 1_000_000 }, (_, i): Position => position([i % 1000, i / 1000])),
      ),
    ])
    expect(codes(million)).toEqual(['too_many_vertices'])
    expect(verticesOf(million)).toBe(1_000_000)
    expect(
      codes(plan(Array.from({ length: PLAN_FEATURES_MAX + 1 }, (_, i) => grid(`g${i}`, `${i}`, box(0, 0, 1, 1))))),
    ).toEqual(['too_many_features'])
    expect(codes(plan([]))).toEqual(['no_grids'])
  })

  it('a plan as large as is allowed is looked at whole, within the time a test may take', () => {
    const side = 4
    const per = Math.floor(PLAN_VERTICES_MAX / (side * side)) - 10
    const wavy = Array.from({ length: side * side }, (_, i) => {
      const [x, y] = [(i % side) * 300, Math.floor(i / side) * 300]
      const corners = Array.from({ length: per }, (_, k) => {
        const angle = (2 * Math.PI * k) / per
        const radius = 130 + 10 * Math.sin(40 * angle)
        return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)] as const
      })
      return grid(`g${i}`, `${i}号网格`, ring(corners))
    })
    expect(verticesOf(plan(wavy))).toBeGreaterThan(PLAN_VERTICES_MAX * 0.9)
    expect(checkPlan(plan(wavy), CENTER)).toEqual([])
  })
})
