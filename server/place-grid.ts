import type { Community } from '../domain/community.ts'
import type { Place } from '../domain/place.ts'
import * as domain from '../domain/place-grid.ts'

/** The id of the grid a place belongs to, by the same rule the phone shows it by; null without a place or away from all grids. */
export const gridOfPlace = (place: Place | null, community: Community): string | null =>
  place && (domain.gridOfPlace(place, community)?.grid.id ?? null)
