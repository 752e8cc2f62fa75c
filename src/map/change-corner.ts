import { polygonsOf } from '../../domain/area.ts'
import type { Area } from '../../domain/grid.ts'

type Position = [number, number]

/** A ring needs three corners and the first again. */
const RING_MIN = 4

/** The area with one corner, counted over all rings, changed or taken away; null when its ring would be none any more. */
export function changeCorner(area: Area, number: number, to: (at: Position) => Position | null): Area | null {
  let left = number
  let done = false
  const rings = (polygon: Position[][]): Position[][] =>
    polygon.map((ring) => {
      const corners = ring.slice(0, -1)
      const at = left >= 0 && left < corners.length ? corners[left] : undefined
      const index = left
      left -= corners.length
      if (!at) return ring
      const next = to(at)
      const changed = [...corners.slice(0, index), ...(next === null ? [] : [next]), ...corners.slice(index + 1)]
      const [first] = changed
      if (!first || changed.length < RING_MIN - 1) return ring
      done = true
      return [...changed, first]
    })
  const polygons = polygonsOf(area).map(rings)
  const [only] = polygons
  if (!done || !only) return null
  return area.type === 'Polygon'
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: polygons }
}
