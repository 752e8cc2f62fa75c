import booleanPointInPolygon from '@turf/boolean-point-in-polygon'
import { describe, expect, it } from 'vitest'
import { polygonsOf } from '../../domain/area.ts'
import type { Area } from '../../domain/grid.ts'
import { gather, single } from '../../domain/plan-area.ts'
import { areaM2 } from '../../domain/plan-coverage.ts'
import { lineageOf } from '../../domain/plan-lineage.ts'
import { mergeAreas } from '../../domain/plan-merge.ts'
import { splitArea } from '../../domain/plan-split.ts'
import { box, type Corner, corners, line, polygon, position } from '../support/drawn.ts'

/** The parts left and right of a line, or why there are none. */
function cut(area: Area, ...along: Corner[]): readonly [Area, Area] {
  const answer = splitArea(area, line(...along))
  if (!answer.ok) throw new Error(answer.why)
  return answer.value
}
const holds = (area: Area, spot: Corner) => booleanPointInPolygon(position(spot), area)
/** Which of the two parts holds each spot. */
const sidesOf = (parts: readonly [Area, Area], ...spots: Corner[]) =>
  spots.map((spot) => parts.map((part) => holds(part, spot)).join())
const [LEFT, RIGHT] = ['true,false', 'false,true']

const square = single([box(0, 0, 100, 100)])

describe('which part is which', () => {
  it('the first lies left of the line as it was drawn, the second right of it', () => {
    expect(sidesOf(cut(square, [50, -10], [50, 110]), [20, 50], [80, 50])).toEqual([LEFT, RIGHT])
    expect(sidesOf(cut(square, [50, 110], [50, -10]), [20, 50], [80, 50])).toEqual([RIGHT, LEFT])
    expect(sidesOf(cut(square, [-10, 50], [110, 50]), [50, 80], [50, 20])).toEqual([LEFT, RIGHT])
    expect(sidesOf(cut(square, [110, 50], [-10, 50]), [50, 80], [50, 20])).toEqual([RIGHT, LEFT])
  })

  it('an angle cuts out its corner', () => {
    const parts = cut(square, [40, 110], [40, 40], [110, 40])
    expect(sidesOf(parts, [70, 70], [20, 70], [70, 20])).toEqual([LEFT, RIGHT, RIGHT])
    expect(areaM2(parts[0])).toBeCloseTo(0.36 * areaM2(square), 0)
  })

  it('a line may begin and end in the very corners, or stop just beyond the border', () => {
    const diagonal = cut(square, [0, 0], [100, 100])
    expect(diagonal.map((part) => polygonsOf(part)[0]?.[0]?.length)).toEqual([4, 4])
    const short = cut(square, [50, -0.5], [50, 100.5])
    expect(areaM2(short[0])).toBeCloseTo(areaM2(short[1]), 0)
    expect(splitArea(square, line([50, -0.5], [50, 99])).ok).toBe(false)
  })

  it('places that are given twice count once', () => {
    expect(splitArea(square, line([50, -10], [50, -10]))).toEqual({ ok: false, why: 'line_short' })
    expect(splitArea(square, [])).toEqual({ ok: false, why: 'line_short' })
    expect(cut(square, [50, -10], [50, -10], [50, 110], [50, 110])).toEqual(cut(square, [50, -10], [50, 110]))
  })

  it('a line that crosses itself is told as such', () => {
    expect(splitArea(square, line([-10, 20], [110, 80], [110, 20], [-10, 80]))).toEqual({
      ok: false,
      why: 'line_crosses_itself',
    })
  })
})

describe('what only the line drawn on would part', () => {
  const comb = polygon([
    ...corners(0, 0, 100, 20).slice(0, 2),
    [100, 100],
    [80, 100],
    [80, 20],
    [60, 20],
    [60, 100],
    [40, 100],
    [40, 20],
    [20, 20],
    [20, 100],
    [0, 100],
  ])

  it('stays together: one tooth of a comb, in the middle, at either end, and two of three', () => {
    for (const [from, to, cutOff] of [
      [-5, 30, [10, 80]],
      [30, 70, [50, 80]],
      [70, 105, [90, 80]],
    ] as [number, number, Corner][]) {
      const parts = cut(comb, [from, 60], [to, 60])
      expect(areaM2(parts[0])).toBeCloseTo((800 / 10_000) * areaM2(square), 0)
      expect(sidesOf(parts, cutOff, [50, 10])).toEqual([LEFT, RIGHT])
      for (const other of [
        [10, 80],
        [50, 80],
        [90, 80],
      ] as Corner[])
        if (other !== cutOff && other[0] !== cutOff[0]) expect(sidesOf(parts, other)).toEqual([RIGHT])
    }
    expect(sidesOf(cut(comb, [-5, 60], [70, 60]), [10, 80], [50, 80], [90, 80], [50, 10])).toEqual([
      LEFT,
      LEFT,
      RIGHT,
      RIGHT,
    ])
  })

  it('also where the line, drawn on, runs through corners of it out of their order', () => {
    // Drawn on to the east, the line meets the corners of the notch at 60 before those listed first, at 90.
    const notched = polygon([
      [0, 0],
      [100, 0],
      [100, 40],
      [90, 50],
      [100, 60],
      [100, 100],
      [60, 100],
      [60, 50],
      [55, 50],
      [55, 100],
      [0, 100],
    ])
    const parts = cut(notched, [-5, 50], [57, 50])
    expect(sidesOf(parts, [20, 80], [20, 20], [80, 80], [80, 20])).toEqual([LEFT, RIGHT, RIGHT, RIGHT])
  })
})

describe('an island that the line does not meet', () => {
  const withIsland = (west: number, south: number) =>
    gather([[box(0, 0, 100, 100)], [box(west, south, west + 40, south + 40)]])

  it('goes with the part on its side of the line', () => {
    const across: Corner[] = [
      [-10, 50],
      [110, 50],
    ]
    expect(sidesOf(cut(withIsland(300, 60), ...across), [320, 80], [50, 80], [50, 20])).toEqual([LEFT, LEFT, RIGHT])
    expect(sidesOf(cut(withIsland(300, 0), ...across), [320, 20], [50, 80], [50, 20])).toEqual([RIGHT, LEFT, RIGHT])
  })

  it('whole, to the side where most of it lies', () => {
    const across: Corner[] = [
      [-10, 50],
      [110, 50],
    ]
    for (const [south, side] of [
      [35, LEFT],
      [25, RIGHT],
    ] as const) {
      const parts = cut(withIsland(300, south), ...across)
      expect(sidesOf(parts, [320, south + 2], [320, south + 38])).toEqual([side, side])
    }
  })
})

describe('merging', () => {
  it('one alone, or none, is no merge', () => {
    expect(mergeAreas([square])).toEqual({ ok: false, why: 'not_touching' })
    expect(mergeAreas([])).toEqual({ ok: false, why: 'not_touching' })
  })

  it('in a chain of three each touches the next, in any order; areas of islands, too', () => {
    const [a, b, c] = [square, single([box(100, 0, 200, 100)]), single([box(200, 0, 300, 100)])]
    for (const order of [
      [a, b, c],
      [a, c, b],
      [c, a, b],
    ])
      expect(mergeAreas(order).ok).toBe(true)
    const islands = gather([[box(0, 0, 100, 100)], [box(0, 200, 100, 300)]])
    const merged = mergeAreas([islands, b])
    expect(merged.ok && polygonsOf(merged.value)).toHaveLength(2)
    expect(mergeAreas([islands, c])).toEqual({ ok: false, why: 'not_touching' })
  })
})

describe('heirs of a grid', () => {
  const grid = (id: string, west: number, east: number) => ({ id, name: id, area: single([box(west, 0, east, 100)]) })

  it('are those with three tenths of it or more, the largest first; the rest only took a corner', () => {
    const before = [grid('old', 0, 100)]
    const after = [grid('small', 0, 29), grid('less', 29, 60), grid('more', 60, 100)]
    const { gone, parents } = lineageOf(before, after, {})
    expect([...gone]).toEqual([['old', ['more', 'less']]])
    expect([...parents]).toEqual([
      ['small', ['old']],
      ['less', ['old']],
      ['more', ['old']],
    ])
  })

  it('are none where it only touched', () => {
    const { gone, parents } = lineageOf([grid('old', 0, 100)], [grid('new', 100, 200)], {})
    expect([[...gone], [...parents]]).toEqual([[['old', []]], [['new', []]]])
  })
})
