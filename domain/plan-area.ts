import { polygonsOf } from './area.ts'
import type { Area } from './grid.ts'
import { areaM2, TOLERATED_M2 } from './plan-coverage.ts'

export type Position = [number, number]
export type GeometryRefusal = 'line_short' | 'line_crosses_itself' | 'line_does_not_cut' | 'not_touching'
export type GeometryAnswer<T> = { ok: true; value: T } | { ok: false; why: GeometryRefusal }

export const refuse = (why: GeometryRefusal): { ok: false; why: GeometryRefusal } => ({ ok: false, why })

/** A polygon as an area of its own. */
export const single = (coordinates: Position[][]): Area => ({ type: 'Polygon', coordinates })

/** Polygons as one area. */
export function gather(polygons: readonly Position[][][]): Area {
  const [only] = polygons
  return polygons.length === 1 && only ? single(only) : { type: 'MultiPolygon', coordinates: [...polygons] }
}

/** Without holes and crumbs that are nothing but the last digits of a computation. */
export function tidy(area: Area): Area {
  const isReal = (ring: Position[]) => areaM2(single([ring])) >= TOLERATED_M2 / 100
  const polygons = polygonsOf(area)
    .filter(([outer]) => outer && isReal(outer))
    .map(([outer, ...holes]) => [...(outer ? [outer] : []), ...holes.filter(isReal)])
  return polygons.length > 0 ? gather(polygons) : area
}
