import type { NearCase } from '../../domain/case-view.ts'
import type { Community } from '../../domain/community.ts'
import { describePoint } from '../map/describe-point.ts'
import { pointWords } from '../map/point-words.ts'

/**
 * Where a neighbour's case is, as everybody may know it: by building as the reporter chose it, else by what stands around the
 * point, else by grid; null where none of these is known.
 */
export function publicPlaceWords(
  { buildingId, point, gridId }: Pick<NearCase, 'buildingId' | 'point' | 'gridId'>,
  community: Community,
): string | null {
  const building = community.buildings.find(({ id }) => id === buildingId)
  if (building) return building.name
  if (point) return pointWords(describePoint(point, community))
  return community.grids.find(({ id }) => id === gridId)?.name ?? null
}
