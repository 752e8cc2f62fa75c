import type { Building, Grid } from './grid.ts'
import { gridNear, type NearGrid } from './grid-at.ts'
import { nearestOnArea } from './nearest-on-area.ts'
import type { Place } from './place.ts'

type Drawn = { buildings: readonly Building[]; grids: readonly Grid[] }

/** A place this far from the building it names does not stand at it: two rows of houses lie between. */
export const FAR_FROM_BUILDING_M = 150

/**
 * The grid a place belongs to, by phone and server alike. Who names a building is taken at that word: its middle counts,
 * since people name a building more surely than a phone measures. The building beside a point chosen on the map was only
 * read off that point, so there the point counts, as everywhere else: inside a grid or just outside of it. Null: no grid,
 * the case waits for a leader (未定网格).
 */
export function gridOfPlace(place: Place, { buildings, grids }: Drawn): NearGrid | null {
  const named = place.source === 'map' ? undefined : buildings.find((one) => one.id === place.buildingId)
  return gridNear(named?.center ?? place, grids)
}

/** Why a place wants a second look: its building is not in the plan, or is elsewhere; or it lies away from the community. */
export type PlaceDoubt = 'unknown-building' | 'far-from-building' | 'outside'

/** What is doubtful about a place, or null. Nothing is refused for it: the leader is told (位置待核). */
export function placeDoubt(place: Place, drawn: Drawn): PlaceDoubt | null {
  const building = drawn.buildings.find((one) => one.id === place.buildingId)
  if (place.buildingId !== null && !building) return 'unknown-building'
  if (building && (nearestOnArea(place, building.area)?.metres ?? 0) > FAR_FROM_BUILDING_M) return 'far-from-building'
  return gridOfPlace(place, drawn) ? null : 'outside'
}
