import type { Community } from '../../domain/community.ts'
import type { Building, Grid, Landmark } from '../../domain/grid.ts'
import { gridNear } from '../../domain/grid-at.ts'
import { nearestOnArea } from '../../domain/nearest-on-area.ts'
import { distanceMetres, type Point } from '../../domain/place.ts'
import { type Side, sideOf } from './compass.ts'

/** Farther than this nobody would say "north of building 12". */
export const BESIDE_BUILDING_M = 40
/** A landmark this close is named even next to a building: the cleaner looks for the shed, not for the wall. */
export const BESIDE_LANDMARK_M = 10
/** Away from buildings a landmark helps from this far. */
export const NEAR_LANDMARK_M = 60

/** What stands around a point: the nearest building and on which side of it, a landmark, the grid. */
export type PointDescription = {
  building: { building: Building; side: Side | 'inside' } | null
  landmark: Landmark | null
  /** The one it lies in or just outside of; null: away from all grids. */
  grid: Grid | null
  /** How far outside of that grid; 0 inside. */
  metresOutside: number
}

type Nearby = Pick<Community, 'buildings' | 'landmarks' | 'grids'>

/** Says where a point is the way people would: by building and side, by landmark, by grid. Works without a network. */
export function describePoint(point: Point, community: Nearby): PointDescription {
  const building = buildingAt(point, community.buildings)
  const inside = building?.side === 'inside'
  const landmark = inside
    ? null
    : landmarkWithin(point, community.landmarks, building ? BESIDE_LANDMARK_M : NEAR_LANDMARK_M)
  const near = gridNear(point, community.grids)
  return { building, landmark, grid: near?.grid ?? null, metresOutside: near?.metres ?? 0 }
}

function buildingAt(point: Point, buildings: readonly Building[]): PointDescription['building'] {
  let best: { building: Building; metres: number; from: Point } | null = null
  for (const building of buildings) {
    const nearest = nearestOnArea(point, building.area, BESIDE_BUILDING_M)
    if (!nearest || (best && best.metres <= nearest.metres)) continue
    best = { building, metres: nearest.metres, from: nearest.point }
  }
  if (!best) return null
  return { building: best.building, side: best.metres === 0 ? 'inside' : sideOf(best.from, point) }
}

function landmarkWithin(point: Point, landmarks: readonly Landmark[], limit: number): Landmark | null {
  let best: { landmark: Landmark; metres: number } | null = null
  for (const landmark of landmarks) {
    const metres = distanceMetres(point, landmark.center)
    if (metres <= limit && (!best || metres < best.metres)) best = { landmark, metres }
  }
  return best?.landmark ?? null
}
