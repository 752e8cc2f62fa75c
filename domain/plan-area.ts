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

/** Nearer than this (1 mm) a computed corner is the one that was there before: neighbours have that one to the last digit. */
export const SETTLE_DEG = 1e-8

/** An area with its corners settled on those given, and without the spikes and crumbs that leaves. */
export function settled(area: Area, corners: readonly Position[]): Area {
  const keys = new Set(corners.map(keyOf))
  const settle = (at: Position): Position =>
    keys.has(keyOf(at)) ? at : (corners.find((one) => Math.hypot(one[0] - at[0], one[1] - at[1]) < SETTLE_DEG) ?? at)
  const polygons = polygonsOf(area).map((rings) => rings.map((ring) => withoutSpikes(ring.slice(0, -1).map(settle))))
  const whole = polygons
    .filter(([outer]) => outer && outer.length > 0)
    .map((rings) => rings.filter((ring) => ring.length > 0))
  return whole.length > 0 ? gather(whole) : area
}

const keyOf = ([lng, lat]: Position) => `${lng},${lat}`

/** Corners that are passed twice in a row, or gone to and straight back from, are none. @returns a closed ring, or nothing */
function withoutSpikes(open: readonly Position[]): Position[] {
  let corners = [...open]
  for (let i = 0; i < corners.length && corners.length >= 3; ) {
    const [before, at, after] = [corners.at(i - 1), corners[i], corners[(i + 1) % corners.length]]
    const goes = before && at && after && (isNear(before, at) || isNear(before, after))
    if (goes) {
      corners = corners.filter((_, index) => index !== i)
      i = Math.max(0, i - 2) // what stood beside it may be a spike now
    } else i++
  }
  const [first] = corners
  return first && corners.length >= 3 ? [...corners, first] : []
}

const isNear = (a: Position, b: Position) => Math.hypot(a[0] - b[0], a[1] - b[1]) < SETTLE_DEG
