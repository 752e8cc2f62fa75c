import gcoord from 'gcoord'
import { describe, expect, it } from 'vitest'
import { distanceMetres, type Point } from '../../../domain/place.ts'
import { baiduPlane, fromBaiduPlane, fromWgs84, toWgs84 } from '../../../src/map/crs.ts'

/** Mulberry32: the same 10,000 points every time. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

const random = seeded(20_261_124)
const aroundWenling: Point[] = Array.from({ length: 10_000 }, () => ({
  lat: 28.2 + 0.4 * random(),
  lng: 121.1 + 0.6 * random(),
}))
const worst = (points: readonly Point[], back: (point: Point) => Point) =>
  Math.max(...points.map((point) => distanceMetres(point, back(point))))

describe('there and back', () => {
  it.each(['gcj02', 'bd09'] as const)('%s is right to a millimetre at 10,000 points around Wenling', (system) => {
    expect(worst(aroundWenling, (point) => toWgs84(fromWgs84(point, system), system))).toBeLessThan(0.001)
  })

  it('and moves them by hundreds of metres, not by nothing', () => {
    const moved = (system: 'gcj02' | 'bd09') =>
      aroundWenling.map((point) => distanceMetres(point, fromWgs84(point, system)))
    expect(Math.min(...moved('gcj02'))).toBeGreaterThan(300)
    expect(Math.max(...moved('gcj02'))).toBeLessThan(700)
    expect(Math.min(...moved('bd09'))).toBeGreaterThan(500)
  })

  it("the library's own inverse of BD-09 alone would miss the promise of 0.1 m", () => {
    const plain = worst(aroundWenling, (point) => {
      const there = fromWgs84(point, 'bd09')
      const [lng, lat] = gcoord.transform([there.lng, there.lat], gcoord.CRSTypes.BD09, gcoord.CRSTypes.WGS84)
      return { lat, lng }
    })
    expect(plain).toBeGreaterThan(0.1)
  })

  it("Baidu's plane too, to a millimetre", () => {
    const back = (point: Point) => fromBaiduPlane(baiduPlane(point))
    expect(worst(aroundWenling, back)).toBeLessThan(0.001)
  })
})

describe('known points', () => {
  it('Tiananmen, as the services state it', () => {
    // WGS-84 39.90734, 116.39089 stands at GCJ-02 39.90874, 116.39713 and BD-09 39.91508, 116.40350 in published tables.
    const gate = { lat: 39.907_34, lng: 116.390_89 }
    expect(distanceMetres(fromWgs84(gate, 'gcj02'), { lat: 39.908_74, lng: 116.397_13 })).toBeLessThan(3)
    expect(distanceMetres(fromWgs84(gate, 'bd09'), { lat: 39.915_08, lng: 116.4035 })).toBeLessThan(3)
  })

  it('nothing is shifted abroad, in either direction', () => {
    const abroad: Record<string, Point> = {
      tokyo: { lat: 35.6812, lng: 139.7671 },
      singapore: { lat: 1.3521, lng: 103.8198 },
      seoul: { lat: 37.5665, lng: 126.978 },
      hanoi: { lat: 21.0278, lng: 105.8342 },
      ulaanbaatar: { lat: 47.8864, lng: 106.9057 },
      kathmandu: { lat: 27.7172, lng: 85.324 },
      vladivostok: { lat: 43.1155, lng: 131.8855 },
      almaty: { lat: 43.222, lng: 76.8512 },
      manila: { lat: 14.5995, lng: 120.9842 },
      sydney: { lat: -33.8688, lng: 151.2093 },
    }
    for (const point of Object.values(abroad)) {
      for (const system of ['gcj02', 'bd09'] as const) {
        expect(fromWgs84(point, system)).toEqual(point)
        expect(toWgs84(point, system)).toEqual(point)
      }
    }
  })

  it('every provincial capital of the mainland is shifted', () => {
    const capitals = [
      [39.9, 116.4],
      [39.1, 117.2],
      [38.04, 114.5],
      [37.87, 112.55],
      [40.84, 111.75],
      [41.8, 123.4],
      [43.88, 125.32],
      [45.75, 126.65],
      [31.23, 121.47],
      [32.06, 118.8],
      [30.27, 120.15],
      [31.86, 117.28],
      [26.07, 119.3],
      [28.68, 115.86],
      [36.67, 117],
      [34.75, 113.63],
      [30.59, 114.3],
      [28.2, 112.97],
      [23.13, 113.27],
      [22.82, 108.32],
      [20.04, 110.34],
      [29.56, 106.55],
      [30.67, 104.07],
      [26.65, 106.63],
      [25.04, 102.71],
      [29.65, 91.13],
      [34.27, 108.95],
      [36.06, 103.83],
      [36.62, 101.78],
      [38.47, 106.27],
      [43.82, 87.62],
    ] as const
    const left = capitals.filter(([lat, lng]) => distanceMetres({ lat, lng }, fromWgs84({ lat, lng }, 'gcj02')) < 50)
    expect(left).toEqual([])
  })
})
