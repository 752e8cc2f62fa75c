import type { Bounds } from '../../domain/bounds.ts'
import type { CoordinateSystem } from '../../domain/map-layer.ts'
import type { Point } from '../../domain/place.ts'
import { baiduPlane, fromBaiduPlane, fromWgs84, toWgs84 } from './crs.ts'

/** A tile by its service's own address and the box in WGS-84 on which it is laid. */
export type PlacedTile = { z: number; x: number; y: number; bounds: Bounds }

/** How a shifted service cuts its tiles. */
export type ShiftedGrid = {
  /** The service's level whose tiles come nearest in scale to a Web Mercator zoom. */
  levelFor: (zoom: number) => number
  /** The tiles of a level that cover a view, each on its place in WGS-84. */
  tilesIn: (view: Bounds, level: number) => PlacedTile[]
}

type Plane = {
  system: Exclude<CoordinateSystem, 'wgs84'>
  /** From the system's degrees to tiles of a level, counted as the service counts them, and back. */
  toTiles: (point: Point, level: number) => { x: number; y: number }
  fromTiles: (at: { x: number; y: number }, level: number) => Point
  levelFor: (zoom: number) => number
  /** Whether the service counts rows from the south. */
  rowsFromSouth: boolean
}

/** Web Mercator as everywhere else, but of shifted degrees: 高德, 腾讯, Google in China. */
const GCJ: Plane = {
  system: 'gcj02',
  toTiles: ({ lat, lng }, level) => {
    const sin = Math.sin((lat * Math.PI) / 180)
    return {
      x: ((lng + 180) / 360) * 2 ** level,
      y: (0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)) * 2 ** level,
    }
  },
  fromTiles: ({ x, y }, level) => ({
    lng: (x / 2 ** level) * 360 - 180,
    lat: (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / 2 ** level))) * 180) / Math.PI,
  }),
  levelFor: Math.round,
  rowsFromSouth: false,
}

/** Baidu's level 18 has one of its plane's metres to the pixel; tiles are counted east and north from 0°, 0°. */
const BAIDU_METRE_LEVEL = 18
const TILE_PX = 256
const baiduTileMetres = (level: number) => TILE_PX * 2 ** (BAIDU_METRE_LEVEL - level)
/** Web Mercator has 156 543 m to the pixel at zoom 0 (2π · 6 378 137 m / 256): Baidu's level of the same scale is 0.74 above. */
const BAIDU_ABOVE = BAIDU_METRE_LEVEL - Math.log2((2 * Math.PI * 6_378_137) / TILE_PX)

const BAIDU: Plane = {
  system: 'bd09',
  toTiles: (point, level) => {
    const { x, y } = baiduPlane(point)
    return { x: x / baiduTileMetres(level), y: y / baiduTileMetres(level) }
  },
  fromTiles: ({ x, y }, level) => fromBaiduPlane({ x: x * baiduTileMetres(level), y: y * baiduTileMetres(level) }),
  levelFor: (zoom) => Math.round(zoom + BAIDU_ABOVE),
  rowsFromSouth: true,
}

export const SHIFTED_GRIDS: Record<Plane['system'], ShiftedGrid> = { gcj02: gridOn(GCJ), bd09: gridOn(BAIDU) }

function gridOn({ system, toTiles, fromTiles, levelFor, rowsFromSouth }: Plane): ShiftedGrid {
  return {
    levelFor,
    tilesIn(view, level) {
      const tileAt = (lat: number, lng: number) => toTiles(fromWgs84({ lat, lng }, system), level)
      const [southWest, northEast] = [tileAt(view.south, view.west), tileAt(view.north, view.east)]
      const middle = tileAt((view.south + view.north) / 2, (view.west + view.east) / 2)
      // The shift changes by metres over kilometres. Edges are taken on the lines through the view's middle, where people
      // look, so that neighbours share them to the last digit and no seam shows.
      const lngOf = (x: number) => toWgs84(fromTiles({ x, y: middle.y }, level), system).lng
      const latOf = (y: number) => toWgs84(fromTiles({ x: middle.x, y }, level), system).lat
      const columns = spans(southWest.x, northEast.x).map((x) => ({ x, west: lngOf(x), east: lngOf(x + 1) }))
      const rows = spans(southWest.y, northEast.y).map((y) => {
        const [one, other] = [latOf(y), latOf(y + 1)]
        return rowsFromSouth ? { y, south: one, north: other } : { y, south: other, north: one }
      })
      return columns.flatMap(({ x, west, east }) =>
        rows.map(({ y, south, north }) => ({ z: level, x, y, bounds: { south, west, north, east } })),
      )
    },
  }
}

/** The whole numbers of the tiles between two edges, whichever comes first. */
function spans(one: number, other: number): number[] {
  const first = Math.floor(Math.min(one, other))
  const last = Math.floor(Math.max(one, other))
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}
