import { describe, expect, test } from 'vitest'
import { decodeSize, fitEdge } from '../../../src/photo/worker/fit-edge.ts'
import { type Orientation, toOrientation, uprightMatrix, uprightSize } from '../../../src/photo/worker/orientation.ts'

/** Where a canvas with this transform puts the stored pixel whose centre is (x, y). */
function placed(orientation: Orientation, stored: { width: number; height: number }, x: number, y: number) {
  const [a, b, c, d, e, f] = uprightMatrix(orientation, stored)
  return [a * (x + 0.5) + c * (y + 0.5) + e, b * (x + 0.5) + d * (y + 0.5) + f]
}

describe('each orientation puts row 0 and column 0 where EXIF says they are seen', () => {
  // EXIF 2.32, tag 0x0112: [where the 0th row is, where the 0th column is]
  const seen: [Orientation, row: string, column: string][] = [
    [1, 'top', 'left'],
    [2, 'top', 'right'],
    [3, 'bottom', 'right'],
    [4, 'bottom', 'left'],
    [5, 'left', 'top'],
    [6, 'right', 'top'],
    [7, 'right', 'bottom'],
    [8, 'left', 'bottom'],
  ]
  test.each(seen)('orientation %i: row at the %s, column at the %s', (orientation, row, column) => {
    const stored = { width: 40, height: 30 }
    const { width, height } = uprightSize(stored, orientation)
    const side = (at: number[]) => {
      const [x = 0, y = 0] = at
      return { left: x < 1, right: x > width - 1, top: y < 1, bottom: y > height - 1 } as Record<string, boolean> // by name below
    }
    const middleOfRow = side(placed(orientation, stored, 20, 0))
    const middleOfColumn = side(placed(orientation, stored, 0, 15))
    expect(middleOfRow[row]).toBe(true)
    expect(middleOfColumn[column]).toBe(true)
    for (const [x, y] of [
      [0, 0],
      [39, 29],
    ] as const) {
      const [px = -1, py = -1] = placed(orientation, stored, x, y)
      expect(px > 0 && px < width && py > 0 && py < height).toBe(true)
    }
  })
})

test('what is no orientation means upright', () => {
  expect([null, 0, 9, -1, 1.5, 6].map(toOrientation)).toEqual([1, 1, 1, 1, 1, 6])
})

describe('the long edge', () => {
  test.each([
    [4000, 3000, 1600, 1200],
    [3024, 4032, 1200, 1600],
    [1600, 900, 1600, 900],
    [1599, 10, 1599, 10],
    [100_000, 3, 1600, 1],
  ])('%i × %i becomes %i × %i', (width, height, w, h) => {
    expect(fitEdge({ width, height }, 1600)).toEqual({ width: w, height: h })
  })
  test('a decoder is asked for the smallest eighth that still covers what is wanted', () => {
    const wanted = (width: number, height: number) => decodeSize({ width, height }, fitEdge({ width, height }, 1600))
    expect(wanted(8064, 6048)).toEqual({ width: 2016, height: 1512 })
    expect(wanted(4032, 3024)).toEqual({ width: 2016, height: 1512 })
    expect(wanted(1700, 1000)).toEqual({ width: 1700, height: 1000 })
    expect(wanted(12_800, 9600)).toEqual({ width: 1600, height: 1200 })
  })
})
