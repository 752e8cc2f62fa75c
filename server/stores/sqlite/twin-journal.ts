import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { UNPLACED_GRID } from '../../../domain/grid.ts'
import { type CaseState, LATELY_OVER_STATES } from '../../../domain/lifecycle.ts'
import { NO_PHOTO_HASH } from '../../../domain/photo-hash.ts'
import type { Place } from '../../../domain/place.ts'
import type { PhotoHash, TwinCandidate, TwinJournal, TwinQuery } from '../twin-journal.ts'
import type { Database } from './database.ts'
import { padToPowerOfTwo } from './id-list.ts'
import { decodeJson } from './json-text.ts'
import { SPOT_LEVEL } from './map-levels.ts'
import { areaAround, boxAround, inArea } from './map-where.ts'

/** Read at most of each sort: where more than this lies open, its newest are compared. */
const READ_MAX = 200
/** A picture that came more often than this is no sign of anything. */
const COPIES_MAX = 50

export function sqliteTwinJournal(db: Database): TwinJournal {
  return {
    twinCandidates: (communityId, query) => twinCandidates(db, communityId, query),
    photoHashes: async (communityId, caseId) => (await hashesOf(db, communityId, [caseId])).get(caseId) ?? [],
    photosWithoutHash: (limit) => photosWithoutHash(db, limit),
    async keepHash({ communityId, photoId, thumbnailName }, hash) {
      await db
        .updateTable('photos')
        .set({ phash: hash })
        .where('community_id', '=', communityId)
        .where('photo_id', '=', photoId)
        .where('thumbnail_name', '=', thumbnailName) // not of a photo that came anew meanwhile
        .where('phash', 'is', null)
        .execute()
    },
  }
}

async function twinCandidates(db: Database, communityId: string, query: TwinQuery): Promise<TwinCandidate[]> {
  if (query.reach?.length === 0) return []
  const ids = new Set([...(await nearIds(db, communityId, query)), ...(await copyIds(db, communityId, query))])
  ids.delete(query.caseId)
  if (ids.size === 0) return []
  const hashes = await hashesOf(db, communityId, [...ids])
  let rows = db
    .selectFrom('cases')
    .select(['case_id', 'state', 'category_id', 'kind', 'grid_id', 'place_json', 'received_at', 'ended_at'])
    .where('community_id', '=', communityId)
    .where('case_id', 'in', padToPowerOfTwo([...ids]))
  if (query.reach !== null) rows = rows.where('grid_id', 'in', [...query.reach])
  return (await rows.execute()).map((row) => ({
    caseId: row.case_id,
    state: row.state as CaseState, // written by toCaseRow alone
    categoryId: row.category_id,
    kind: row.kind,
    gridId: row.grid_id === UNPLACED_GRID ? null : row.grid_id,
    place: row.place_json === null ? null : decodeJson<Place>(row.place_json),
    receivedAt: row.received_at,
    endedAt: row.ended_at,
    hashes: hashes.get(row.case_id) ?? [],
  }))
}

/** What lies around and in the building, found by the indexes of `case_spots`: by cell and by building. */
async function nearIds(db: Database, communityId: string, query: TwinQuery): Promise<string[]> {
  const { place, metres } = query
  if (!place) return []
  const { south, north, west, east } = boxAround(place, metres)
  const [lat, lng] = [sql.ref('case_spots.lat'), sql.ref('case_spots.lng')]
  const around = sql<SqlBool>`(${inArea('case_spots', areaAround(place, metres, SPOT_LEVEL))}
    and ${lat} between ${south} and ${north} and ${lng} between ${west} and ${east})`
  const inBuilding = sql<SqlBool>`${sql.ref('case_spots.building_id')} = ${place.buildingId}`
  const wheres = place.buildingId === null ? [around] : [around, inBuilding]
  const found: string[] = []
  for (const where of wheres) {
    found.push(...(await openIds(db, communityId, where)), ...(await endedIds(db, communityId, where, query)))
  }
  return found
}

async function openIds(db: Database, communityId: string, where: RawBuilder<SqlBool>): Promise<string[]> {
  const rows = await db
    .selectFrom('case_spots')
    .select('case_id')
    .where('community_id', '=', communityId)
    .where(where)
    .where('tab', '<>', 'closed')
    .orderBy('received_at', 'desc')
    .limit(READ_MAX)
    .execute()
  return rows.map((row) => row.case_id)
}

async function endedIds(
  db: Database,
  communityId: string,
  where: RawBuilder<SqlBool>,
  { endedSince }: TwinQuery,
): Promise<string[]> {
  const rows = await db
    .selectFrom('case_spots')
    .innerJoin('cases', (join) =>
      join
        .onRef('cases.community_id', '=', 'case_spots.community_id')
        .onRef('cases.case_id', '=', 'case_spots.case_id'),
    )
    .select('case_spots.case_id')
    .where('case_spots.community_id', '=', communityId)
    .where(where)
    .where('case_spots.tab', '=', 'closed')
    .where('cases.ended_at', '>=', endedSince)
    .where('cases.state', 'in', [...LATELY_OVER_STATES])
    .orderBy('cases.ended_at', 'desc')
    .limit(READ_MAX)
    .execute()
  return rows.map((row) => row.case_id)
}

/** The cases with a photo that looks exactly like one of these. */
async function copyIds(db: Database, communityId: string, { hashes }: TwinQuery): Promise<string[]> {
  if (hashes.length === 0) return []
  const rows = await db
    .selectFrom('photos')
    .select('case_id')
    .where('community_id', '=', communityId)
    .where('phash', 'in', padToPowerOfTwo(hashes))
    .where('phash', '>', '') // as the index says it
    .limit(COPIES_MAX)
    .execute()
  return rows.map((row) => row.case_id)
}

async function hashesOf(
  db: Database,
  communityId: string,
  caseIds: readonly string[],
): Promise<Map<string, PhotoHash[]>> {
  const rows = await db
    .selectFrom('photos')
    .select(['case_id', 'photo_id', 'phash'])
    .where('community_id', '=', communityId)
    .where('case_id', 'in', padToPowerOfTwo(caseIds))
    .where('purpose', '=', 'before')
    .where('state', '=', 'stored')
    .orderBy('position')
    .execute()
  const hashes = new Map<string, PhotoHash[]>()
  for (const { case_id, photo_id, phash } of rows) {
    hashes.set(case_id, [...(hashes.get(case_id) ?? []), { photoId: photo_id, hash: phash ?? NO_PHOTO_HASH }])
  }
  return hashes
}

async function photosWithoutHash(db: Database, limit: number) {
  const rows = await db
    .selectFrom('photos')
    .select(['community_id', 'photo_id', 'thumbnail_name'])
    .where('state', '=', 'stored')
    .where('phash', 'is', null)
    .limit(limit)
    .execute()
  return rows.flatMap(({ community_id, photo_id, thumbnail_name }) =>
    thumbnail_name === null ? [] : { communityId: community_id, photoId: photo_id, thumbnailName: thumbnail_name },
  )
}
