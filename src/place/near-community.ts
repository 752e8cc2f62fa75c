import type { Community } from '../../domain/community.ts'
import { distanceMetres, type Point } from '../../domain/place.ts'
import { communityBounds } from '../map/bounds.ts'

/** A photo's or an earlier position this far outside the community is about something else. */
export const NEAR_COMMUNITY_M = 300

/** How far a point lies outside the box around the community's plan; 0 inside. */
export function metresFromCommunity(
  point: Point,
  community: Pick<Community, 'grids' | 'buildings' | 'center'>,
): number {
  const { south, west, north, east } = communityBounds(community)
  const lat = Math.min(north, Math.max(south, point.lat))
  const lng = Math.min(east, Math.max(west, point.lng))
  return distanceMetres(point, { lat, lng })
}
