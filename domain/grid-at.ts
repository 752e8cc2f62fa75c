import booleanPointInPolygon from '@turf/boolean-point-in-polygon'
import type { Grid } from './grid.ts'
import { nearestOnArea } from './nearest-on-area.ts'
import type { Point } from './place.ts'

// Apart from the schemas of grid.ts, so that a page that only reads a community does not carry the geometry.

/** A grid counts for what happens this far outside of it: the far kerb of the street that borders it, or a drawn line a little off. */
export const GRID_NEAR_M = 50

/** The grid a point lies in, or null outside all of them. A point on a shared border goes to the first grid listed. */
export function gridAt(point: Point, grids: readonly Grid[]): Grid | null {
  return grids.find((grid) => booleanPointInPolygon([point.lng, point.lat], grid.area)) ?? null
}

/** A grid and how far outside of it a point lies; 0 inside and on its edge. */
export type NearGrid = { grid: Grid; metres: number }

/**
 * The grid a point lies in, else the nearest within a limit (the first listed of two equally near), else null. Phone and
 * server ask this alike, so that both say the same grid.
 */
export function gridNear(point: Point, grids: readonly Grid[], limitMetres = GRID_NEAR_M): NearGrid | null {
  const inside = gridAt(point, grids)
  if (inside) return { grid: inside, metres: 0 }
  let best: NearGrid | null = null
  for (const grid of grids) {
    const metres = nearestOnArea(point, grid.area, limitMetres)?.metres
    if (metres !== undefined && (!best || metres < best.metres)) best = { grid, metres }
  }
  return best
}
