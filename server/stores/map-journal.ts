import type { CaseState, DeskTab } from '../../domain/lifecycle.ts'
import type { MapCell } from '../../domain/map-cell.ts'
import type { Place, Point } from '../../domain/place.ts'
import type { DeskReach } from './desk-journal.ts'

/** Which cases are meant. Null is all of them; `categoryId` '' those without one; months as 202611, both included. */
export type MapFilter = {
  reach: DeskReach
  gridId: string | null
  categoryId: string | null
  tab: DeskTab | null
  months: { from: number; to: number } | null
}

export type MapQuery = MapFilter & {
  bounds: { south: number; west: number; north: number; east: number }
  zoom: number
  /** Beyond this many, counts are told. */
  pointsMax: number
}

export type CellCount = MapCell & { count: number }

export type MapSpot = {
  caseId: string
  state: CaseState
  categoryId: string | null
  gridId: string | null
  receivedAt: number
  place: Place
}

/** All that lies in the cells that cover a view: each by itself, or counted. */
export type MapView = { total: number; spots: MapSpot[] } | { total: number; cells: CellCount[] }

export type SamePlaceQuery = {
  reach: DeskReach
  point: Point
  buildingId: string | null
  metres: number
  /** Received at or after this. */
  since: number
  /** Not this one. */
  exceptCaseId: string
  limit: number
}

/** A count that does not say what the cases say. */
export type MapCountFault = { key: string; counted: number; actual: number }

export type MapJournal = {
  /** What lies in a view; costs what the view holds, not what the community does. */
  mapView(communityId: string, query: MapQuery): Promise<MapView>
  /** The smallest cells of which there are no more than `cellsMax`. */
  mapHeat(communityId: string, filter: MapFilter, cellsMax: number): Promise<CellCount[]>
  /** Newest first. */
  samePlace(communityId: string, query: SamePlaceQuery): Promise<MapSpot[]>
  /** Compares the kept counts, those of the desk's tabs too, with the cases they were made of, in every community; `repair` writes them anew. */
  recountMap(repair: boolean): Promise<MapCountFault[]>
}
