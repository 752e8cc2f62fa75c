import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { polygonsOf } from '../../domain/area.ts'
import type { Area } from '../../domain/grid.ts'
import { areaM2, sharedOf } from '../../domain/plan-coverage.ts'
import { mergeAreas } from '../../domain/plan-merge.ts'
import { crossingOf } from '../../domain/plan-ring.ts'
import { splitArea } from '../../domain/plan-split.ts'
import { corners, line, polygon } from '../support/drawn.ts'

const square = polygon([
  [0, 0],
  [100, 0],
  [100, 100],
  [0, 100],
])
/** A star around the middle: any simple polygon will do, with as many corners as wanted. */
const star = fc.array(fc.double({ min: 20, max: 200, noNaN: true }), { minLength: 5, maxLength: 24 }).map((radii) =>
  polygon(
    radii.map((radius, i) => {
      const angle = (2 * Math.PI * i) / radii.length
      return [radius * Math.cos(angle), radius * Math.sin(angle)] as const
    }),
  ),
)

describe('splitting', () => {
  it('a square by a line through it gives two halves', () => {
    const answer = splitArea(square, line([50, -10], [50, 110]))
    if (!answer.ok) throw new Error(answer.why)
    const [a, b] = answer.value.map(areaM2)
    expect(a).toBeCloseTo(b ?? 0, 0)
    expect((a ?? 0) + (b ?? 0)).toBeCloseTo(areaM2(square), 3)
  })

  it('a line whose ends lie inside, beside, or that crosses itself cuts nothing', () => {
    expect(splitArea(square, line([20, 50], [80, 50]))).toEqual({ ok: false, why: 'line_does_not_cut' })
    expect(splitArea(square, line([200, -10], [200, 110]))).toEqual({ ok: false, why: 'line_does_not_cut' })
    expect(splitArea(square, line([-10, 50]))).toEqual({ ok: false, why: 'line_short' })
    expect(splitArea(square, line([-10, 20], [110, 80], [110, 20], [-10, 80])).ok).toBe(false)
  })

  it('cuts one arm of a U and leaves the other', () => {
    const u = polygon([
      [0, 0],
      [100, 0],
      [100, 100],
      [70, 100],
      [70, 30],
      [30, 30],
      [30, 100],
      [0, 100],
    ])
    const answer = splitArea(u, line([-5, 60], [35, 60]))
    if (!answer.ok) throw new Error(answer.why)
    const sizes = answer.value.map(areaM2).sort((a, b) => a - b)
    expect(sizes[0]).toBeCloseTo(30 * 40, -1)
    expect(answer.value.every((part) => polygonsOf(part).length === 1)).toBe(true)
  })

  it('keeps a hole that the line misses, and opens one that it crosses', () => {
    const holed = polygon(
      [
        [0, 0],
        [100, 0],
        [100, 100],
        [0, 100],
      ],
      [
        [60, 40],
        [60, 60],
        [80, 60],
        [80, 40],
      ],
    )
    const missed = splitArea(holed, line([30, -10], [30, 110]))
    const crossed = splitArea(holed, line([70, -10], [70, 110]))
    if (!missed.ok || !crossed.ok) throw new Error('not cut')
    const holes = (part: Area) => polygonsOf(part).reduce((sum, rings) => sum + rings.length - 1, 0)
    expect(missed.value.map(holes).sort()).toEqual([0, 1])
    expect(crossed.value.map(holes)).toEqual([0, 0])
    for (const { value } of [missed, crossed]) expect(areaM2(value[0]) + areaM2(value[1])).toBeCloseTo(areaM2(holed), 3)
  })

  it('an island of a grid stays whole with one of the parts', () => {
    const [first] = polygonsOf(square)
    const island = polygonsOf(
      polygon([
        [300, 0],
        [340, 0],
        [340, 40],
        [300, 40],
      ]),
    )[0]
    const both: Area = { type: 'MultiPolygon', coordinates: [first ?? [], island ?? []] }
    const answer = splitArea(both, line([50, -10], [50, 110]))
    if (!answer.ok) throw new Error(answer.why)
    expect(areaM2(answer.value[0]) + areaM2(answer.value[1])).toBeCloseTo(areaM2(both), 3)
    const across = splitArea(both, line([-10, 20], [110, 20]))
    if (!across.ok) throw new Error(across.why)
    expect(across.value.map((part) => polygonsOf(part).length).sort()).toEqual([1, 2])
  })

  it('any shape by any line: the parts add up, share nothing, are clean, and merge to what it was', () => {
    let cuts = 0
    fc.assert(
      fc.property(
        star,
        fc.double({ min: 0, max: 6.28, noNaN: true }),
        fc.double({ min: -60, max: 60, noNaN: true }),
        (area, angle, off) => {
          const [ux, uy] = [Math.cos(angle), Math.sin(angle)]
          const cut = line([-400 * ux - off * uy, -400 * uy + off * ux], [400 * ux - off * uy, 400 * uy + off * ux])
          const answer = splitArea(area, cut)
          if (!answer.ok) return
          cuts++
          const [a, b] = answer.value
          // A spike less than a millimetre wide is left out: along 400 m that is a fifth of a square metre.
          expect(Math.abs(areaM2(a) + areaM2(b) - areaM2(area))).toBeLessThan(0.25)
          const shared = sharedOf(a, b)
          expect(shared ? areaM2(shared) : 0).toBeLessThan(0.25)
          for (const part of [a, b]) expect(polygonsOf(part).map(crossingOf)).toEqual(polygonsOf(part).map(() => null))
          const again = mergeAreas([a, b])
          if (!again.ok) throw new Error(again.why)
          // A merge takes corners within 2 cm of each other for one: along 200 m of border that is a few square metres.
          expect(Math.abs(areaM2(again.value) - areaM2(area))).toBeLessThan(5)
        },
      ),
      { numRuns: 150 },
    )
    expect(cuts).toBeGreaterThan(100)
  })
})

describe('merging', () => {
  const box = (west: number, south: number, east: number, north: number) => polygon(corners(west, south, east, north))

  it('refuses those that do not touch, and those that touch in one point', () => {
    expect(mergeAreas([box(0, 0, 10, 10), box(20, 0, 30, 10)])).toEqual({ ok: false, why: 'not_touching' })
    expect(mergeAreas([box(0, 0, 10, 10), box(10, 10, 20, 20)])).toEqual({ ok: false, why: 'not_touching' })
    expect(mergeAreas([box(0, 0, 10, 10), box(10, 0, 20, 10), box(40, 0, 50, 10)]).ok).toBe(false)
  })

  it('closes a gap of a centimetre, and needs no common corners', () => {
    const answer = mergeAreas([box(0, 0, 100, 100), box(100.01, 30, 200, 60), box(0, 100, 50, 120)])
    if (!answer.ok) throw new Error(answer.why)
    expect(polygonsOf(answer.value).map((rings) => rings.length)).toEqual([1])
    expect(Math.abs(areaM2(answer.value) - (10_000 + 100 * 30 + 1000))).toBeLessThan(15)
  })

  it('leaves the hole that a ring of grids encloses', () => {
    const around = [box(0, 0, 30, 10), box(20, 10, 30, 30), box(0, 20, 20, 30), box(0, 10, 10, 20)]
    const answer = mergeAreas(around)
    if (!answer.ok) throw new Error(answer.why)
    expect(polygonsOf(answer.value).map((rings) => rings.length)).toEqual([2])
  })
})
