import { polygonsOf } from './area.ts'
import type { Area } from './grid.ts'
import { toMetres } from './local-plane.ts'
import type { Point } from './place.ts'

type Bounds = { west: number; south: number; east: number; north: number }

/** An area is never changed in place, so what was once measured of it holds. */
const known = new WeakMap<Area, Bounds>()

/** The smallest box of degrees an area lies in. */
function boundsOf(area: Area): Bounds {
  let bounds = known.get(area)
  if (!bounds) {
    bounds = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity }
    for (const [lng, lat] of polygonsOf(area).flat(2)) {
      bounds.west = Math.min(bounds.west, lng)
      bounds.east = Math.max(bounds.east, lng)
      bounds.south = Math.min(bounds.south, lat)
      bounds.north = Math.max(bounds.north, lat)
    }
    known.set(area, bounds)
  }
  return bounds
}

/** Metres from a point to the box an area lies in: the area itself is never nearer. 0 within the box. */
export function metresToBounds(point: Point, area: Area): number {
  const { west, south, east, north } = boundsOf(area)
  const nearest = {
    lng: Math.min(Math.max(point.lng, west), east),
    lat: Math.min(Math.max(point.lat, south), north),
  }
  const { x, y } = toMetres(point, nearest)
  return Math.hypot(x, y)
}
