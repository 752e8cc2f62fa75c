import { describe, expect, it } from 'vitest'
import type { Point } from '../../../domain/place.ts'
import { fromWgs84 } from '../../../src/map/crs.ts'
import { SHIFTED_GRIDS } from '../../../src/map/shifted-grid.ts'
import { CENTER } from '../../support/community-fixture.ts'

const EARTH_M = 2 * Math.PI * 6_378_137
const metresPerPixel = (zoom: number) => (EARTH_M * Math.cos((CENTER.lat * Math.PI) / 180)) / 256 / 2 ** zoom

/** What a phone of 360 × 740 or a screen of 1440 × 900 shows around a middle. */
function viewOf(zoom: number, [wide, tall]: readonly [number, number], middle: Point = CENTER) {
  const lat = (tall / 2) * (metresPerPixel(zoom) / 111_195)
  const lng = ((wide / 2) * metresPerPixel(zoom)) / (111_195 * Math.cos((middle.lat * Math.PI) / 180))
  return { south: middle.lat - lat, north: middle.lat + lat, west: middle.lng - lng, east: middle.lng + lng }
}

/** The tile and pixel in which 高德 draws a WGS-84 point, by the formula of its own scheme. */
function inGcjTile(point: Point, level: number) {
  const { lat, lng } = fromWgs84(point, 'gcj02')
  const sin = Math.sin((lat * Math.PI) / 180)
  const x = ((lng + 180) / 360) * 2 ** level
  const y = (0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)) * 2 ** level
  return { x, y }
}

const points: Point[] = [-0.9, -0.4, 0, 0.4, 0.9].flatMap((v) => [-0.9, 0, 0.9].map((u) => ({ lat: v, lng: u })))

describe('tiles in GCJ-02', () => {
  it.each([
    { zoom: 19, screen: [360, 740] },
    { zoom: 17, screen: [360, 740] },
    { zoom: 17, screen: [1440, 900] },
    { zoom: 15, screen: [1440, 900] },
  ] as const)('land where they belong, to two pixels, at zoom $zoom on $screen', ({ zoom, screen }) => {
    const view = viewOf(zoom, screen)
    const tiles = SHIFTED_GRIDS.gcj02.tilesIn(view, zoom)
    for (const { lat: v, lng: u } of points) {
      const point = {
        lat: (view.south + view.north) / 2 + (v * (view.north - view.south)) / 2,
        lng: (view.west + view.east) / 2 + (u * (view.east - view.west)) / 2,
      }
      const { x, y } = inGcjTile(point, zoom)
      const tile = tiles.find((one) => one.x === Math.floor(x) && one.y === Math.floor(y))
      expect(tile, 'the tile of the point is among those laid').toBeDefined()
      if (!tile) continue
      const { bounds } = tile
      const laid = {
        lng: bounds.west + (x - tile.x) * (bounds.east - bounds.west),
        lat: bounds.north - (y - tile.y) * (bounds.north - bounds.south),
      }
      const off = Math.hypot((laid.lat - point.lat) * 111_195, (laid.lng - point.lng) * 97_800)
      expect(off / metresPerPixel(zoom)).toBeLessThan(2)
    }
  })

  it('would be hundreds of metres off without the shift (negative control)', () => {
    const { x, y } = inGcjTile(CENTER, 18)
    const plain = {
      lng: (x / 2 ** 18) * 360 - 180,
      lat: (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / 2 ** 18))) * 180) / Math.PI,
    }
    expect(Math.hypot((plain.lat - CENTER.lat) * 111_195, (plain.lng - CENTER.lng) * 97_800)).toBeGreaterThan(300)
  })

  it('neighbours share their edges to the last digit', () => {
    const tiles = SHIFTED_GRIDS.gcj02.tilesIn(viewOf(17, [1440, 900]), 17)
    for (const tile of tiles) {
      const right = tiles.find(({ x, y }) => x === tile.x + 1 && y === tile.y)
      const below = tiles.find(({ x, y }) => x === tile.x && y === tile.y + 1)
      if (right) expect(right.bounds.west).toBe(tile.bounds.east)
      if (below) expect(below.bounds.north).toBe(tile.bounds.south)
    }
  })
})

describe('tiles in BD-09', () => {
  it('are counted as Baidu counts them: Tiananmen stands in tile 12654, 4712 of level 16', () => {
    // BD-09 116.404, 39.915 is 12 958 175, 4 825 923.77 on Baidu's plane (its own developers' example); a tile of level 16
    // is 256 · 2² = 1024 of its metres wide.
    const [x, y] = [Math.floor(12_958_175 / 1024), Math.floor(4_825_923.77 / 1024)]
    const gate = { lat: 39.9074, lng: 116.3913 } // the same spot in WGS-84, to some tens of metres
    const view = { south: gate.lat - 1e-4, north: gate.lat + 1e-4, west: gate.lng - 1e-4, east: gate.lng + 1e-4 }
    const tiles = SHIFTED_GRIDS.bd09.tilesIn(view, 16)
    expect([x, y]).toEqual([12_654, 4_712])
    expect(tiles).toContainEqual(expect.objectContaining({ z: 16, x, y }))
  })

  it('have the north at their upper edge though rows count from the south', () => {
    const tiles = SHIFTED_GRIDS.bd09.tilesIn(viewOf(17, [360, 740]), 18)
    for (const { bounds } of tiles) expect(bounds.north).toBeGreaterThan(bounds.south)
    const [first] = tiles
    const above = tiles.find(({ x, y }) => first && x === first.x && y === first.y + 1)
    expect(above?.bounds.south).toBe(first?.bounds.north)
  })

  it('the level is that of the nearest scale: 256 pixels stay between 180 and 370', () => {
    for (const zoom of [15, 16, 17, 18, 19]) {
      const [tile] = SHIFTED_GRIDS.bd09.tilesIn(viewOf(zoom, [10, 10]), SHIFTED_GRIDS.bd09.levelFor(zoom))
      if (!tile) throw new Error('no tile')
      const pixels = ((tile.bounds.north - tile.bounds.south) * 111_195) / metresPerPixel(zoom)
      expect(pixels).toBeGreaterThan(180)
      expect(pixels).toBeLessThan(370)
    }
  })
})
