import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { UNPLACED_GRID } from '../../../domain/grid.ts'
import type { CaseState } from '../../../domain/lifecycle.ts'
import type { Place } from '../../../domain/place.ts'
import type { CellCount, MapFilter, MapQuery, MapSpot, MapView } from '../map-journal.ts'
import type { Database } from './database.ts'
import { decodeJson } from './json-text.ts'
import { COUNT_LEVELS, countLevel, SPOT_LEVEL } from './map-levels.ts'
import { type Area, areaOf, inArea, inMonths, isMeant, receivedIn } from './map-where.ts'

/** So many rows are looked at one by one to find the few that are meant; where more lie in sight, counts are told. */
const LOOKED_AT_MAX = 20_000
const ALL: MapFilter = { reach: null, gridId: null, categoryId: null, tab: null, months: null }

/** See `MapJournal.mapView`: counts first; only a few rows are ever read one by one. */
export async function mapView(db: Database, communityId: string, query: MapQuery): Promise<MapView> {
  if (query.reach?.length === 0) return { total: 0, spots: [] }
  const area = areaOf(query.bounds, countLevel(query.zoom))
  const cells = await countsOf(db, communityId, area.level, query, inArea('map_counts', area))
  const total = sum(cells)
  if (total > query.pointsMax) return { total, cells }
  if (total === 0) return { total, spots: [] }
  if ((await lookedAt(db, communityId, area, query, total)) > LOOKED_AT_MAX) return { total, cells }
  const spots = await spotsWhere(db, communityId, [inSameArea(area), isMeant('case_spots', query), receivedIn(query)])
  return { total: spots.length, spots }
}

/** How many lie there whether they are meant or not: those are read to find the ones that are. */
async function lookedAt(
  db: Database,
  communityId: string,
  area: Area,
  filter: MapFilter,
  total: number,
): Promise<number> {
  const { reach, gridId, categoryId, tab, months } = filter
  if (!reach && !gridId && categoryId === null && !tab && !months) return total
  return sum(await countsOf(db, communityId, area.level, ALL, inArea('map_counts', area)))
}

/** See `MapJournal.mapHeat`. */
export async function mapHeat(
  db: Database,
  communityId: string,
  filter: MapFilter,
  cellsMax: number,
): Promise<CellCount[]> {
  if (filter.reach?.length === 0) return []
  for (const level of [SPOT_LEVEL, SPOT_LEVEL - 2, SPOT_LEVEL - 4]) {
    const cells = await countsOf(db, communityId, level, filter, sql<SqlBool>`1 = 1`, cellsMax + 1)
    if (cells.length <= cellsMax) return cells
  }
  const coarsest = await countsOf(db, communityId, COUNT_LEVELS[0], filter, sql<SqlBool>`1 = 1`)
  return coarsest.sort((a, b) => b.count - a.count).slice(0, cellsMax)
}

const sum = (cells: readonly CellCount[]) => cells.reduce((total, { count }) => total + count, 0)

async function countsOf(
  db: Database,
  communityId: string,
  level: number,
  filter: MapFilter,
  where: RawBuilder<SqlBool>,
  limit = Number.MAX_SAFE_INTEGER,
): Promise<CellCount[]> {
  const rows = await db
    .selectFrom('map_counts')
    .select((eb) => ['x', 'y', eb.fn.sum<number | string>('count').as('total')]) // PostgreSQL sums to bigint
    .where('community_id', '=', communityId)
    .where('level', '=', level)
    .where(inMonths(filter))
    .where(where)
    .where(isMeant('map_counts', filter))
    .where('count', '>', 0)
    .groupBy(['x', 'y'])
    .limit(limit)
    .execute()
  return rows.map(({ x, y, total }) => ({ level, x, y, count: Number(total) }))
}

/** Spots have cells of their own level; those at the edge are cut where the counted cells end. */
function inSameArea({ bounds }: Area): RawBuilder<SqlBool> {
  const { south, west, north, east } = bounds
  const [lat, lng] = [sql.ref('case_spots.lat'), sql.ref('case_spots.lng')]
  return sql<SqlBool>`(${inArea('case_spots', areaOf(bounds, SPOT_LEVEL))}
    and ${lat} between ${south} and ${north} and ${lng} between ${west} and ${east})`
}

/** The cases whose spots are meant, newest first. */
export async function spotsWhere(
  db: Database,
  communityId: string,
  conditions: readonly RawBuilder<SqlBool>[],
  limit = Number.MAX_SAFE_INTEGER,
): Promise<MapSpot[]> {
  const rows = await db
    .selectFrom('case_spots')
    .innerJoin('cases', (join) =>
      join
        .onRef('cases.community_id', '=', 'case_spots.community_id')
        .onRef('cases.case_id', '=', 'case_spots.case_id'),
    )
    .select(['cases.case_id', 'cases.state', 'cases.category_id', 'cases.grid_id', 'cases.received_at'])
    .select('cases.place_json')
    .where('case_spots.community_id', '=', communityId)
    .where((eb) => eb.and([...conditions]))
    .orderBy('case_spots.received_at', 'desc')
    .orderBy('case_spots.case_id', 'desc')
    .limit(limit)
    .execute()
  return rows.flatMap((row) => {
    const place = row.place_json === null ? null : decodeJson<Place>(row.place_json)
    if (!place) return []
    return {
      caseId: row.case_id,
      state: row.state as CaseState, // written by toCaseRow alone
      categoryId: row.category_id,
      gridId: row.grid_id === UNPLACED_GRID ? null : row.grid_id,
      receivedAt: row.received_at,
      place,
    }
  })
}
