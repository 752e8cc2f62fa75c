import { describe, expect, it } from 'vitest'
import { gather, type Position, settled, single, tidy } from '../../domain/plan-area.ts'
import { box, line, position } from '../support/drawn.ts'

const SQUARE = box(0, 0, 100, 100)
const FAR = box(200, 0, 300, 100)
const HOLE = box(20, 20, 40, 40)
const CRUMB = box(50, 50, 50.05, 50.05)

describe('polygons as one area', () => {
  it('one is itself, several are a MultiPolygon', () => {
    expect(gather([[SQUARE]])).toEqual({ type: 'Polygon', coordinates: [SQUARE] })
    expect(gather([[SQUARE], [FAR]])).toEqual({ type: 'MultiPolygon', coordinates: [[SQUARE], [FAR]] })
    expect(gather([])).toEqual({ type: 'MultiPolygon', coordinates: [] })
  })
})

describe('an area made tidy', () => {
  it('loses crumbs and holes of crumbs, keeps real islands and holes', () => {
    expect(tidy(gather([[SQUARE, HOLE, CRUMB], [CRUMB], [FAR]]))).toEqual(gather([[SQUARE, HOLE], [FAR]]))
    expect(tidy(gather([[SQUARE, CRUMB], [CRUMB]]))).toEqual(single([SQUARE]))
  })

  it('a hundredth of a square metre is real, less is not', () => {
    const small = box(200, 0, 200.11, 0.11)
    expect(tidy(gather([[SQUARE], [small]]))).toEqual(gather([[SQUARE], [small]]))
    const less = box(200, 0, 200.09, 0.09)
    expect(tidy(gather([[SQUARE], [less]]))).toEqual(single([SQUARE]))
  })

  it('stays what it was when nothing of it is real', () => {
    const crumbs = gather([[CRUMB], []])
    expect(tidy(crumbs)).toBe(crumbs)
  })
})

describe('an area settled on corners', () => {
  const near: Position = [(SQUARE[1]?.[0] ?? 0) + 5e-9, (SQUARE[1]?.[1] ?? 0) - 5e-9]
  const bent = (corner: Position, index: number) => (index === 1 ? near : corner)

  it('takes a corner that was there for one less than a millimetre away, and leaves the others', () => {
    expect(settled(single([SQUARE.map(bent)]), SQUARE)).toEqual(single([SQUARE]))
    expect(settled(single([SQUARE]), [near])).toEqual(single([SQUARE.map(bent)]))
    const beside: Position = [near[0] + 2e-8, near[1]]
    const apart = SQUARE.map((corner, index) => (index === 1 ? beside : corner))
    expect(settled(single([apart]), SQUARE)).toEqual(single([apart]))
  })

  it('leaves a corner where it is that is itself one of those given, with another beside it', () => {
    expect(settled(single([SQUARE]), [near, ...SQUARE])).toEqual(single([SQUARE]))
  })

  it('each to the nearest in both directions, not by one of them alone', () => {
    const sameMeridian: Position = [SQUARE[1]?.[0] ?? 0, (SQUARE[1]?.[1] ?? 0) + 0.0005]
    const sameParallel: Position = [(SQUARE[1]?.[0] ?? 0) + 0.0005, SQUARE[1]?.[1] ?? 0]
    expect(settled(single([SQUARE]), [sameMeridian, sameParallel])).toEqual(single([SQUARE]))
  })

  it('drops what is passed twice in a row, and spikes, also where the ring begins', () => {
    const [a, b, c, d] = [position([0, 0]), position([100, 0]), position([100, 100]), position([0, 100])]
    const spike = position([100, 150])
    const start = position([-40, 0])
    expect(settled(single([[a, b, b, c, d, a]]), [])).toEqual(single([[a, b, c, d, a]]))
    expect(settled(single([[a, b, c, spike, c, d, a]]), [])).toEqual(single([[a, b, c, d, a]]))
    expect(settled(single([[start, a, b, c, d, a, start]]), [])).toEqual(single([[b, c, d, a, b]]))
    const long = line([100, 120], [100, 140], [100, 120])
    expect(settled(single([[a, b, c, ...long, c, d, a]]), [])).toEqual(single([[a, b, c, d, a]]))
  })

  it('drops holes and islands of which nothing is left, and stays what it was when that is all', () => {
    const [a, b] = [position([0, 0]), position([100, 0])]
    const flat: Position[] = [a, b, a]
    const flatHole = line([20, 20], [30, 20], [20, 20])
    expect(settled(gather([[SQUARE, flatHole, HOLE], [flat]]), [])).toEqual(single([SQUARE, HOLE]))
    const nothing = single([flat])
    expect(settled(nothing, [])).toBe(nothing)
  })
})
