import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cellAt, cellBounds } from '../../domain/map-cell.ts'

describe('a cell of the map', () => {
  /** Numbers of tiles as OpenStreetMap's "Slippy map tilenames" gives them. */
  test.each([
    [{ lat: 51.5, lng: -0.1 }, 10, 511, 340],
    [{ lat: 28.3705, lng: 121.3545 }, 10, 857, 427],
    [{ lat: 0, lng: 0 }, 1, 1, 1],
    [{ lat: 0.001, lng: -0.001 }, 1, 0, 0],
  ])('%o is at level %i in %i, %i', (point, level, x, y) => {
    expect(cellAt(point, level)).toEqual({ level, x, y })
  })

  test('takes what lies beyond the edge for its edge', () => {
    expect(cellAt({ lat: 90, lng: 180 }, 3)).toEqual({ level: 3, x: 7, y: 0 })
    expect(cellAt({ lat: -90, lng: -181 }, 3)).toEqual({ level: 3, x: 0, y: 7 })
  })

  test('has the point between its edges, and a quarter of it at the next level', () => {
    const points = {
      lat: fc.double({ min: -84, max: 84, noNaN: true }),
      lng: fc.double({ min: -179, max: 179, noNaN: true }),
    }
    fc.assert(
      fc.property(fc.record(points), fc.integer({ min: 0, max: 18 }), (point, level) => {
        const cell = cellAt(point, level)
        const { south, west, north, east } = cellBounds(cell)
        expect(point.lat).toBeGreaterThanOrEqual(south - 1e-9)
        expect(point.lat).toBeLessThanOrEqual(north + 1e-9)
        expect(point.lng).toBeGreaterThanOrEqual(west - 1e-9)
        expect(point.lng).toBeLessThanOrEqual(east + 1e-9)
        expect(east - west).toBeCloseTo(360 / 2 ** level, 9)
        const inner = cellAt(point, level + 1)
        expect([Math.floor(inner.x / 2), Math.floor(inner.y / 2)]).toEqual([cell.x, cell.y])
      }),
    )
  })

  test('at level 0 is the whole map', () => {
    const { south, west, north, east } = cellBounds({ level: 0, x: 0, y: 0 })
    expect([west, east]).toEqual([-180, 180])
    expect(north).toBeCloseTo(85.0511, 4)
    expect(south).toBeCloseTo(-85.0511, 4)
  })
})
