import type { Community } from '../domain/community.ts'
import { gridAt } from '../domain/grid-at.ts'
import type { Place } from '../domain/place.ts'

/** The grid a place lies in: a building counts by its centre, since people name it more surely than a phone measures. */
export function gridOfPlace(place: Place | null, community: Community): string | null {
  if (!place) return null
  const building = community.buildings.find((one) => one.id === place.buildingId)
  return gridAt(building?.center ?? place, community.grids)?.id ?? null
}
