import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { crossingOf, inChinaBox, isClosed, pointOf, type Ring } from '../../domain/plan-ring.ts'

type At = readonly [number, number]
const closed = (...corners: At[]): At[] => [...corners, ...corners.slice(0, 1)]
const box = (west: number, south: number, east: number, north: number) =>
  closed([west, south], [east, south], [east, north], [west, north])

describe('a closed ring', () => {
  it.each([
    ['nothing at all', [], false],
    [
      'a place and itself',
      [
        [1, 2],
        [1, 2],
      ],
      false,
    ],
    [
      'a side there and back',
      [
        [1, 2],
        [3, 4],
        [1, 2],
      ],
      false,
    ],
    [
      'a triangle that ends where it began',
      [
        [1, 2],
        [3, 4],
        [5, 0],
        [1, 2],
      ],
      true,
    ],
    [
      'one that ends beside it to the east',
      [
        [1, 2],
        [3, 4],
        [5, 0],
        [1.1, 2],
      ],
      false,
    ],
    [
      'one that ends beside it to the north',
      [
        [1, 2],
        [3, 4],
        [5, 0],
        [1, 2.1],
      ],
      false,
    ],
  ] satisfies [string, At[], boolean][])('%s', (_what, ring, is) => {
    expect(isClosed(ring)).toBe(is)
  })
})

describe('the box of China', () => {
  it('takes its edges and nothing beyond', () => {
    for (const [lng, lat] of [
      [73, 20],
      [136, 20],
      [100, 3],
      [100, 54],
      [121.35, 28.37],
    ] as const)
      expect(inChinaBox(lng, lat), `${lng} ${lat}`).toBe(true)
    for (const [lng, lat] of [
      [72.9, 20],
      [136.1, 20],
      [100, 2.9],
      [100, 54.1],
      [28.37, 121.35],
    ] as const)
      expect(inChinaBox(lng, lat), `${lng} ${lat}`).toBe(false)
  })

  it('reads a position in the order of GeoJSON', () => {
    expect(pointOf([121.35, 28.37])).toEqual({ lng: 121.35, lat: 28.37 })
  })
})

describe('sides that cross', () => {
  it('are told with the very place', () => {
    const uneven = crossingOf([closed([0, 0], [8, 4], [8, 0], [0, 2])])
    expect(uneven?.lng).toBeCloseTo(8 / 3, 9)
    expect(uneven?.lat).toBeCloseTo(4 / 3, 9)
    const hole = crossingOf([box(0, 0, 10, 10), closed([8, 4], [12, 5], [8, 6])])
    expect(hole?.lng).toBeCloseTo(10, 9)
    expect(Math.abs((hole?.lat ?? 0) - 5)).toBeCloseTo(0.5, 9)
  })

  it('cross also where they are neighbours by number in two different rings', () => {
    // Side 0 of both rings: only sides of one ring are neighbours.
    const cross = crossingOf([closed([0, 0], [10, 0], [5, 9]), closed([4, -1], [4, 1], [5, 2])])
    expect(cross).toEqual({ lng: 4, lat: expect.closeTo(0, 9) })
  })

  it('do not when they only meet: corner on side, corner on corner of the next ring', () => {
    expect(crossingOf([box(0, 0, 10, 10), closed([2, 0], [4, 3], [3, 5])])).toBeNull()
    expect(crossingOf([box(0, 0, 10, 10), closed([0, 0], [4, 3], [3, 5])])).toBeNull()
    expect(crossingOf([box(0, 0, 10, 10), box(3, 3, 6, 6)])).toBeNull()
  })

  it('a corner that a ring comes back to is told', () => {
    expect(crossingOf([closed([0, 0], [4, 0], [2, 2], [4, 4], [0, 4], [2, 2])])).toEqual({ lng: 2, lat: 2 })
    expect(crossingOf([box(0, 0, 9, 9), closed([1, 1], [3, 1], [2, 2], [3, 3], [1, 3], [2, 2])])).toEqual({
      lng: 2,
      lat: 2,
    })
  })
})

describe('sides that run along each other', () => {
  const outer = box(0, 0, 10, 10)
  /** A hole with one side on the southern side of the outline, from `a` to `b`. */
  const holeOn = (a: number, b: number) => closed([a, 0], [b, 0], [(a + b) / 2, 3])

  it.each([
    ['inside of the other', 2, 6],
    ['the other way round', 6, 2],
    ['from corner to corner', 0, 10],
    ['back from corner to corner', 10, 0],
    ['out over the western end', -3, 1],
    ['in from beyond the western end', 1, -3],
    ['out over the eastern end', 9, 12],
    ['in from beyond the eastern end', 12, 9],
    ['beyond both ends', -1, 11],
  ])('%s', (_how, a, b) => {
    expect(crossingOf([outer, holeOn(a, b)])).not.toBeNull()
  })

  it.each([
    ['one after the other with a gap', 11, 14],
    ['one after the other, meeting at the end', 10, 14],
    ['the same the other way', 14, 10],
    ['before the beginning, meeting there', -4, 0],
  ])('not when they lie on one line %s', (_how, a, b) => {
    expect(crossingOf([outer, closed([a, 0], [b, 0], [(a + b) / 2, -3])])).toBeNull()
  })

  it('a hair’s breadth beside each other they do not', () => {
    expect(crossingOf([outer, closed([2, 1e-6], [6, 1e-6], [4, 3])])).toBeNull()
    expect(crossingOf([outer, closed([2, 1e-11], [6, 1e-11], [4, 3])])).not.toBeNull()
  })
})

describe('whether a shape is clean', () => {
  const corner = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }))
  const shape = fc
    .array(corner, { minLength: 3, maxLength: 7 })
    .filter((corners) => new Set(corners.map(String)).size === corners.length)
  const isCrossed = (corners: readonly At[]) => crossingOf([closed(...corners)]) !== null

  it('is the same from whichever corner and in whichever direction it is walked, turned and mirrored', () => {
    fc.assert(
      fc.property(shape, fc.nat(6), (corners, from) => {
        const is = isCrossed(corners)
        const start = from % corners.length
        expect(isCrossed([...corners.slice(start), ...corners.slice(0, start)])).toBe(is)
        expect(isCrossed([...corners].reverse())).toBe(is)
        expect(isCrossed(corners.map(([x, y]): At => [-y, x]))).toBe(is)
        expect(isCrossed(corners.map(([x, y]): At => [-x, y]))).toBe(is)
        expect(isCrossed(corners.map(([x, y]): At => [y, x]))).toBe(is)
      }),
      { numRuns: 500 },
    )
  })

  it('is the same as comparing each side with each other in whole numbers', () => {
    let clean = 0
    fc.assert(
      fc.property(shape, (corners) => {
        const expected = crossesExactly(closed(...corners))
        if (!expected) clean++
        expect(isCrossed(corners)).toBe(expected)
      }),
      { numRuns: 1500 },
    )
    expect(clean).toBeGreaterThan(100)
  })
})

const turn = (a: At, b: At, c: At) => Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]))

/** Whole coordinates: proper crossings of sides that are no neighbours, or any two that share more than a point. */
function crossesExactly(ring: Ring): boolean {
  const sides = ring.slice(1).map((b, i) => [ring[i] ?? b, b] as const)
  return sides.some(([a, b], i) => sides.slice(i + 1).some(([c, d]) => isProper(a, b, c, d) || overlap(a, b, c, d)))
}

const isProper = (a: At, b: At, c: At, d: At) =>
  turn(a, b, c) * turn(a, b, d) === -1 && turn(c, d, a) * turn(c, d, b) === -1

function overlap(a: At, b: At, c: At, d: At): boolean {
  if (turn(a, b, c) !== 0 || turn(a, b, d) !== 0) return false
  const axis = a[0] === b[0] ? 1 : 0
  return (
    Math.min(Math.max(a[axis], b[axis]), Math.max(c[axis], d[axis])) >
    Math.max(Math.min(a[axis], b[axis]), Math.min(c[axis], d[axis]))
  )
}
