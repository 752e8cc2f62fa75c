import { type SqlBool, sql } from 'kysely'
import { distanceMetres } from '../../../domain/place.ts'
import type { MapJournal, MapSpot, SamePlaceQuery } from '../map-journal.ts'
import type { Database } from './database.ts'
import { SPOT_LEVEL } from './map-levels.ts'
import { recountMap } from './map-recount.ts'
import { mapHeat, mapView, spotsWhere } from './map-view.ts'
import { areaAround, inArea, isMeant } from './map-where.ts'

export function sqliteMapJournal(db: Database): MapJournal {
  return {
    mapView: (communityId, query) => mapView(db, communityId, query),
    mapHeat: (communityId, filter, cellsMax) => mapHeat(db, communityId, filter, cellsMax),
    samePlace: (communityId, query) => samePlace(db, communityId, query),
    recountMap: (repair) => recountMap(db, repair),
  }
}

/** Read at most: a spot with more cases than this in half a year shows its newest. */
const READ_MAX = 200

async function samePlace(db: Database, communityId: string, query: SamePlaceQuery): Promise<MapSpot[]> {
  const { reach, point, buildingId, metres, since, exceptCaseId, limit } = query
  if (reach?.length === 0) return []
  const all = { reach, gridId: null, categoryId: null, tab: null, months: null }
  const lately = sql<SqlBool>`${sql.ref('case_spots.received_at')} >= ${since}`
  const other = sql<SqlBool>`${sql.ref('case_spots.case_id')} <> ${exceptCaseId}`
  const always = [lately, other, isMeant('case_spots', all)]
  const near = await spotsWhere(
    db,
    communityId,
    [inArea('case_spots', areaAround(point, metres, SPOT_LEVEL)), ...always],
    READ_MAX,
  )
  const within = near.filter(({ place }) => distanceMetres(place, point) <= metres)
  const inBuilding = sql<SqlBool>`${sql.ref('case_spots.building_id')} = ${buildingId}`
  const same = buildingId === null ? [] : await spotsWhere(db, communityId, [inBuilding, ...always], limit)
  const found = new Map([...within, ...same].map((spot) => [spot.caseId, spot]))
  return [...found.values()].sort(newestFirst).slice(0, limit)
}

const newestFirst = (a: MapSpot, b: MapSpot) => b.receivedAt - a.receivedAt || (a.caseId < b.caseId ? 1 : -1)
