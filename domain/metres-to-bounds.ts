import { polygonsOf } from './area.ts'
import { type Bounds, boundsOf } from './bounds.ts'
import type { Area } from './grid.ts'
import { toMetres } from './local-plane.ts'
import type { Point } from './place.ts'

/** An area is never changed in place, so what was once measured of it holds. */
const known = new WeakMap<Area, Bounds | null>()

function boundsOfArea(area: Area): Bounds | null {
  let bounds = known.get(area)
  if (bounds === undefined) {
    const corners = polygonsOf(area).flat(2)
    bounds = boundsOf(corners.map(([lng, lat]) => ({ lat, lng })))
    known.set(area, bounds)
  }
  return bounds
}

const clamp = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most)

/** Metres from a point to the box an area lies in: the area itself is never nearer. 0 within the box; infinite for an area without corners. */
export function metresToBounds(point: Point, area: Area): number {
  const bounds = boundsOfArea(area)
  if (!bounds) return Number.POSITIVE_INFINITY
  const nearest = {
    lat: clamp(point.lat, bounds.south, bounds.north),
    lng: clamp(point.lng, bounds.west, bounds.east),
  }
  const { x, y } = toMetres(point, nearest)
  return Math.hypot(x, y)
}
