import type { ReleasedCase, ReleaseJournal, ReleaseQuery } from '../release-journal.ts'
import type { Database } from './database.ts'
import { padToPowerOfTwo } from './id-list.ts'
import type { CaseReleaseRow } from './limit-tables.ts'

export function sqliteReleaseJournal(db: Database): ReleaseJournal {
  return { releasedCases: (communityId, query) => releasedCases(db, communityId, query) }
}

async function releasedCases(db: Database, communityId: string, query: ReleaseQuery): Promise<ReleasedCase[]> {
  const { publicIds, categoryIds, statuses, from, to, offset, limit } = query
  if ([publicIds, categoryIds, statuses].some((list) => list?.length === 0)) return []
  let rows = db
    .selectFrom('case_releases')
    .selectAll()
    .where('community_id', '=', communityId)
    .orderBy('requested_day', 'desc')
    .orderBy('public_id')
    .offset(offset)
    .limit(limit)
  if (publicIds) rows = rows.where('public_id', 'in', padToPowerOfTwo(publicIds))
  if (categoryIds) rows = rows.where('category_id', 'in', padToPowerOfTwo(categoryIds))
  if (statuses) rows = rows.where('status', 'in', padToPowerOfTwo(statuses))
  if (from !== undefined) rows = rows.where('requested_day', '>=', from)
  if (to !== undefined) rows = rows.where('requested_day', '<', to)
  return (await rows.execute()).map(toReleased)
}

const toReleased = (row: CaseReleaseRow): ReleasedCase => ({
  publicId: row.public_id,
  status: row.status === 'closed' ? 'closed' : 'open',
  categoryId: row.category_id,
  requestedDay: row.requested_day,
  updatedDay: row.updated_day,
  point: row.lat === null || row.lng === null ? null : { lat: row.lat, lng: row.lng },
  address: row.address,
})
