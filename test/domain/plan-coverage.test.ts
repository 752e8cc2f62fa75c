import { describe, expect, it } from 'vitest'
import type { Area, Grid } from '../../domain/grid.ts'
import { gather, single } from '../../domain/plan-area.ts'
import { areaM2, coverageProblems, middleOf, sharedOf, toArea, unionOf } from '../../domain/plan-coverage.ts'
import { isError, PLAN_PROBLEM_CODES } from '../../domain/plan-problem.ts'
import { at } from '../support/community-fixture.ts'
import { box, corners, polygon } from '../support/drawn.ts'

const rect = (west: number, south: number, east: number, north: number): Area => single([box(west, south, east, north)])
const grid = (id: string, area: Area): Grid => ({ id, name: `${id}号网格`, area })
const near = (east: number, north: number) => ({
  lat: expect.closeTo(at(east, north).lat, 8),
  lng: expect.closeTo(at(east, north).lng, 8),
})
/** A square metre of the fixture by turf's own radius of the earth, within a thousandth. */
const about = (squareMetres: number) => expect.closeTo(squareMetres * areaM2(rect(0, 0, 100, 100)) * 1e-4, -1)

describe('areas as one, and what they share', () => {
  it('none is nothing, one is itself, two are both', () => {
    expect(unionOf([])).toBeNull()
    const one = rect(0, 0, 10, 10)
    expect(unionOf([one])).toBe(one)
    expect(areaM2(unionOf([one, rect(10, 0, 20, 10)]) ?? one)).toBeCloseTo(2 * areaM2(one), 3)
    expect(toArea(null)).toBeNull()
  })

  it.each([
    ['east of it', rect(101, 0, 200, 100)],
    ['west of it', rect(-100, 0, -1, 100)],
    ['north of it', rect(0, 101, 100, 200)],
    ['south of it', rect(0, -100, 100, -1)],
    ['beside it by a corner', rect(101, 101, 200, 200)],
  ])('an area %s shares nothing', (_where, other) => {
    const square = rect(0, 0, 100, 100)
    expect(sharedOf(square, other)).toBeNull()
    expect(sharedOf(other, square)).toBeNull()
  })

  it.each([
    ['the east', rect(90, 40, 200, 60), 200],
    ['the west', rect(-100, 40, 10, 60), 200],
    ['the north', rect(40, 90, 60, 200), 200],
    ['the south', rect(40, -100, 60, 10), 200],
    ['all of it', rect(-50, -50, 150, 150), 10_000],
    ['its inside', rect(30, 30, 60, 60), 900],
    ['an island of two', gather([[box(300, 0, 400, 10)], [box(95, 95, 105, 105)]]), 25],
  ])('one over %s shares just that', (_where, other, squareMetres) => {
    const square = rect(0, 0, 100, 100)
    for (const shared of [sharedOf(square, other), sharedOf(other, square)])
      expect(shared && areaM2(shared)).toEqual(about(squareMetres))
  })
})

describe('what is wrong between grids', () => {
  it('nothing where there are none, one, or two side by side', () => {
    expect(coverageProblems([])).toEqual([])
    expect(coverageProblems([grid('a', rect(0, 0, 10, 10))])).toEqual([])
    expect(coverageProblems([grid('a', rect(0, 0, 10, 10)), grid('b', rect(10, 0, 20, 10))])).toEqual([])
  })

  it('each pair that overlaps, with the size and the middle of what it shares', () => {
    const grids = [
      grid('a', rect(0, 0, 50, 20)),
      grid('b', rect(40, 0, 90, 20)),
      grid('c', rect(100, 0, 150, 20)),
      grid('d', rect(0, 10, 20, 40)),
    ]
    expect(coverageProblems(grids)).toEqual([
      { code: 'overlap', ids: ['a', 'b'], at: near(45, 10), area: about(200) },
      { code: 'overlap', ids: ['a', 'd'], at: near(10, 15), area: about(200) },
    ])
  })

  it('an overlap is told over a square metre, and not up to it', () => {
    const beside = (over: number) =>
      coverageProblems([grid('a', rect(0, 0, 50, 20)), grid('b', rect(50 - over, 0, 90, 20))])
    expect(beside(0.045)).toEqual([])
    expect(beside(0.055)).toMatchObject([{ code: 'overlap' }])
  })

  it('each hole that is left, with its size and middle; one of less than a square metre is a line’s width', () => {
    const holed = (hole: number) => [
      grid('a', polygon(corners(0, 0, 100, 100), corners(40, 40, 40 + hole, 40 + hole))),
      grid('b', rect(100, 0, 200, 100)),
    ]
    expect(coverageProblems(holed(20))).toEqual([{ code: 'gap', ids: [], at: near(50, 50), area: about(400) }])
    expect(coverageProblems(holed(1.1))).toHaveLength(1)
    expect(coverageProblems(holed(0.9))).toEqual([])
  })

  it('a hole that another grid fills is none', () => {
    const filled = [
      grid('a', polygon(corners(0, 0, 100, 100), corners(40, 40, 60, 60))),
      grid('b', rect(40, 40, 60, 60)),
    ]
    expect(coverageProblems(filled)).toEqual([])
  })
})

describe('the middle of a ring', () => {
  it('is the mean of its corners, the last of which is the first', () => {
    expect(
      middleOf([
        [1, 1],
        [3, 1],
        [3, 4],
        [1, 1],
      ]),
    ).toEqual({ lng: 7 / 3, lat: 2 })
    expect(middleOf([[1, 1]])).toBeNull()
    expect(middleOf(undefined)).toBeNull()
  })
})

describe('how bad a problem is', () => {
  it('a gap, a building outside and a number that two names have are saved once they were read; nothing else is', () => {
    const warnings = PLAN_PROBLEM_CODES.filter((code) => !isError({ code, ids: [], at: null }))
    expect(warnings.sort()).toEqual(['building_outside', 'gap', 'number_twice'])
    expect(PLAN_PROBLEM_CODES).toHaveLength(23)
  })
})
