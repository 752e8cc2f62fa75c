import booleanPointInPolygon from '@turf/boolean-point-in-polygon'
import type { Grid } from './grid.ts'
import type { Point } from './place.ts'

// Apart from the schemas of grid.ts, so that a page that only reads a community does not carry the geometry.

/** The grid a point lies in, or null outside all of them. A point on a shared border goes to the first grid listed. */
export function gridAt(point: Point, grids: readonly Grid[]): Grid | null {
  return grids.find((grid) => booleanPointInPolygon([point.lng, point.lat], grid.area)) ?? null
}
