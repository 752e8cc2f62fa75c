import booleanPointInPolygon from '@turf/boolean-point-in-polygon'
import { polygonsOf } from './area.ts'
import type { Area } from './grid.ts'
import { fromMetres, type Metres, toMetres } from './local-plane.ts'
import { metresToBounds } from './metres-to-bounds.ts'
import type { Point } from './place.ts'

/** How far an area is, and its point that is nearest. */
export type Nearest = { metres: number; point: Point }

/**
 * The point of an area nearest to a point, in metres; the point itself at 0 when it lies inside or on the edge (holes are
 * outside).
 * @param withinMetres what is farther is not looked for: a list of cases asks this of every building, at every draw
 * @returns null for an area without a single side, and for one that is farther
 */
export function nearestOnArea(point: Point, area: Area, withinMetres = Number.POSITIVE_INFINITY): Nearest | null {
  if (metresToBounds(point, area) > withinMetres) return null
  if (booleanPointInPolygon([point.lng, point.lat], area)) return { metres: 0, point }
  let best: { squared: number; at: Metres } | null = null
  for (const ring of polygonsOf(area).flat()) {
    const corners = ring.map(([lng, lat]) => toMetres(point, { lat, lng }))
    for (const [index, end] of corners.entries()) {
      const start = corners[index - 1]
      if (!start) continue
      const at = nearestOnSide(start, end)
      const squared = at.x ** 2 + at.y ** 2
      if (!best || squared < best.squared) best = { squared, at }
    }
  }
  if (!best || best.squared > withinMetres ** 2) return null
  return { metres: Math.sqrt(best.squared), point: fromMetres(point, best.at) }
}

/** The point between two corners that is nearest to the origin of the plane. */
function nearestOnSide(start: Metres, end: Metres): Metres {
  const dx = end.x - start.x
  const dy = end.y - start.y
  const length = dx ** 2 + dy ** 2
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, -(start.x * dx + start.y * dy) / length))
  return { x: start.x + along * dx, y: start.y + along * dy }
}
