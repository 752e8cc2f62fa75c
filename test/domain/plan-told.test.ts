import { describe, expect, it } from 'vitest'
import type { Building, Grid } from '../../domain/grid.ts'
import { PLAN_FEATURES_MAX, PLAN_NAME_MAX, PLAN_VERTICES_MAX, type Plan } from '../../domain/plan.ts'
import type { Position } from '../../domain/plan-area.ts'
import { checkPlan, numberIn, verticesOf } from '../../domain/plan-check.ts'
import { at, CENTER } from '../support/community-fixture.ts'
import { box } from '../support/drawn.ts'

// What a check says of what it finds: the code, whom it is about and where to look.

const grid = (id: string, name = `${id}网格`, ring = box(0, 0, 100, 100)): Grid => ({
  id,
  name,
  area: { type: 'Polygon', coordinates: [ring] },
})
const building = (id: string, of: Partial<Building> = {}): Building => ({
  id,
  name: `${id}幢`,
  estate: '测试小区',
  units: [],
  area: { type: 'Polygon', coordinates: [box(40, 40, 60, 60)] },
  center: at(50, 50),
  ...of,
})
const check = (grids: Grid[], buildings: Building[] = []) => checkPlan({ grids, buildings }, CENTER)
const EAST = box(100, 0, 200, 100)

describe('ids', () => {
  it.each([
    ['a', true],
    ['A-1_b', true],
    [`a${'b'.repeat(63)}`, true],
    [`a${'b'.repeat(64)}`, false],
    ['', false],
    ['-a', false],
    ['_a', false],
    ['网格', false],
    ['a b', false],
    ['a/b', false],
    ['none', false],
  ])('%s: %s', (id, isGood) => {
    expect(check([grid(id, '东网格')])).toEqual(isGood ? [] : [{ code: 'id_bad', ids: [id], at: null }])
  })

  it('one that two have is told once, also between a grid and a building', () => {
    expect(check([grid('a')], [building('a')])).toEqual([{ code: 'id_twice', ids: ['a'], at: null }])
    const three = [grid('a', '甲'), grid('a', '乙', EAST), grid('a', '丙', box(200, 0, 300, 100))]
    expect(check(three)).toEqual([{ code: 'id_twice', ids: ['a'], at: null }])
  })
})

describe('names', () => {
  it('one that is missing, of a grid and of a building', () => {
    expect(check([grid('a', ' ')], [building('b', { name: '' })])).toEqual([
      { code: 'name_missing', ids: ['a'], at: null },
      { code: 'name_missing', ids: ['b'], at: null },
    ])
    const unnamed = [grid('a', ' '), grid('b', ' ', EAST)]
    expect(check(unnamed).map(({ code }) => code)).toEqual(['name_missing', 'name_missing'])
  })

  it('one that stands on no map', () => {
    expect(check([grid('a', '字'.repeat(PLAN_NAME_MAX))])).toEqual([])
    expect(check([grid('a', '字'.repeat(PLAN_NAME_MAX + 1))])).toEqual([{ code: 'name_long', ids: ['a'], at: null }])
  })

  it('one that two have, blanks around it aside; of buildings only within an estate', () => {
    const two = [grid('a', '东网格'), grid('b', ' 东网格 ', EAST)]
    expect(check(two)).toEqual([{ code: 'name_twice', ids: ['a', 'b'], at: null }])
    const houses = [building('x', { name: '1幢' }), building('y', { name: ' 1幢', estate: '测试小区 ' })]
    expect(check([grid('a')], houses)).toEqual([{ code: 'name_twice', ids: ['x', 'y'], at: null }])
    const apart = [building('x', { name: '1幢' }), building('y', { name: '1幢', estate: '别处' })]
    expect(check([grid('a')], apart)).toEqual([])
  })

  it('a number that two names have; the same name is told as a name alone', () => {
    const two = [grid('a', '3号网格'), grid('b', '第003网格', EAST)]
    expect(check(two)).toEqual([{ code: 'number_twice', ids: ['a', 'b'], at: null }])
    const same = [grid('a', '3号网格'), grid('b', '3号网格', EAST)]
    expect(check(same)).toEqual([{ code: 'name_twice', ids: ['a', 'b'], at: null }])
    const three = [...same, grid('c', '3网格（北）', box(200, 0, 300, 100))]
    expect(check(three).map(({ code, ids }) => [code, ids])).toEqual([
      ['name_twice', ['a', 'b']],
      ['number_twice', ['a', 'b', 'c']],
    ])
  })

  it.each([
    ['3号网格', '3'],
    ['第08网格', '8'],
    ['100网格2', '100'],
    ['0号', '0'],
    ['00', '0'],
    ['网格', null],
  ])('the number of %s is %s', (name, number) => expect(numberIn(name)).toBe(number))
})

describe('where it lies', () => {
  const shifted = (lng: number, lat: number): Position[] => box(0, 0, 100, 100).map(([x, y]) => [x + lng, y + lat])

  it('one corner outside of China is told with that corner, also when the others are inside', () => {
    const [first, ...rest] = box(0, 0, 100, 100)
    const strayed: Position[] = [first ?? [0, 0], [140, 28], ...rest]
    expect(check([grid('a', '甲', strayed)])).toEqual([
      { code: 'outside_china', ids: ['a'], at: { lng: 140, lat: 28 } },
    ])
    const metres: Position[] = [first ?? [0, 0], [181, 28], ...rest]
    expect(check([grid('a', '甲', metres)])).toEqual([{ code: 'not_degrees', ids: ['a'], at: null }])
    const tooFarNorth: Position[] = [first ?? [0, 0], [121, 91], ...rest]
    expect(check([grid('a', '甲', tooFarNorth)])).toEqual([{ code: 'not_degrees', ids: ['a'], at: null }])
  })

  it('axes are swapped only where all of it would lie in China the other way round', () => {
    const turned = box(0, 0, 100, 100).map(([lng, lat]): Position => [lat, lng])
    expect(check([grid('a', '甲', turned)])).toEqual([{ code: 'swapped_axes', ids: ['a'], at: null }])
    const [first, ...rest] = turned
    expect(check([grid('a', '甲', [first ?? [0, 0], [-10, 60], ...rest])])).toMatchObject([{ code: 'not_degrees' }])
  })

  it('20 km from the middle is too far, a little less is not', () => {
    expect(check([grid('a', '甲', shifted(0, 0.1775))])).toEqual([])
    expect(check([grid('a', '甲', shifted(0, 0.1805))])).toMatchObject([{ code: 'far_away', ids: ['a'] }])
  })

  it('a latitude that is no number counts as well as a longitude; names are told beside it, shapes are not', () => {
    const [first, ...rest] = box(0, 0, 100, 100)
    const broken: Position[] = [first ?? [0, 0], [121, Number.POSITIVE_INFINITY], ...rest]
    expect(check([grid('a', '', broken), grid('b', '乙', EAST.slice(1))])).toEqual([
      { code: 'not_finite', ids: ['a'], at: null },
      { code: 'name_missing', ids: ['a'], at: null },
    ])
  })

  it('the same of many is told once, different things each', () => {
    const [first, ...rest] = box(0, 0, 100, 100)
    const broken: Position[] = [first ?? [0, 0], [Number.NaN, 28], ...rest]
    const grids = [grid('a', '甲', shifted(0, 1)), grid('b', '乙', broken), grid('c', '丙', shifted(0, 1))]
    expect(check(grids).map(({ code, ids }) => [code, ids])).toEqual([
      ['far_away', ['a', 'c']],
      ['not_finite', ['b']],
    ])
  })
})

describe('shapes', () => {
  it('an open ring and a crumb are told with their first corner', () => {
    const { lng, lat } = at(0, 0)
    const start = { lng, lat }
    expect(check([grid('a', '甲', box(0, 0, 100, 100).slice(0, -1))])).toEqual([
      { code: 'not_closed', ids: ['a'], at: start },
    ])
    expect(check([grid('a', '甲', box(0, 0, 0.9, 0.9))])).toEqual([{ code: 'too_small', ids: ['a'], at: start }])
    expect(check([grid('a', '甲', box(0, 0, 1.1, 1.1))])).toEqual([])
  })

  it('an island that is a crumb makes it too small; no polygon at all is not closed', () => {
    const area = { type: 'MultiPolygon' as const, coordinates: [[box(0, 0, 100, 100)], [box(200, 0, 200.5, 0.5)]] }
    expect(check([{ id: 'a', name: '甲', area }])).toMatchObject([{ code: 'too_small', ids: ['a'] }])
    const nothing = { type: 'MultiPolygon' as const, coordinates: [] }
    expect(check([{ id: 'a', name: '甲', area: nothing }])).toEqual([{ code: 'not_closed', ids: ['a'], at: null }])
  })

  it('what is broken is left out of the overlaps, and its buildings are outside', () => {
    const open = box(0, 0, 100, 100).slice(0, -1)
    expect(
      check([grid('a', '甲', open), grid('b', '乙', box(50, 0, 200, 100))], [building('x', { center: at(20, 50) })]),
    ).toEqual([
      { code: 'not_closed', ids: ['a'], at: at(0, 0) },
      { code: 'building_outside', ids: ['x'], at: at(20, 50) },
    ])
  })
})

describe('limits', () => {
  const many = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i))

  it('grids and buildings count together, and their corners', () => {
    const houses = many(PLAN_FEATURES_MAX, (i) => building(`h${i}`))
    expect(check([grid('a')], houses)).toEqual([{ code: 'too_many_features', ids: [], at: null }])
    expect(check([], houses.slice(0, 2))).toEqual([{ code: 'no_grids', ids: [], at: null }])
    const plan: Plan = { grids: [grid('a')], buildings: [building('b'), building('c')] }
    expect(verticesOf(plan)).toBe(15)
  })

  it('as many corners as are allowed are looked at, one more is not', () => {
    const ring = (count: number): Position[] => many(count, () => [Number.NaN, 28])
    expect(check([grid('a', '甲', ring(PLAN_VERTICES_MAX))])).toMatchObject([{ code: 'not_finite' }])
    expect(check([grid('a', '甲', ring(PLAN_VERTICES_MAX + 1))])).toMatchObject([{ code: 'too_many_vertices' }])
  })
})
