import type { SelectQueryBuilder } from 'kysely'
import { DESK_TAB_NAMES, type DeskTab } from '../../../domain/lifecycle.ts'
import type { DeskCounts } from '../../../domain/wire.ts'
import type { DeskJournal, DeskPosition, DeskQuery, DeskReach } from '../desk-journal.ts'
import type { Database } from './database.ts'
import type { Tables } from './tables.ts'

export function sqliteDeskJournal(db: Database): DeskJournal {
  return {
    deskCounts: (communityId, reach) => deskCounts(db, communityId, reach),
    deskPage: (communityId, query) => deskPage(db, communityId, query),
  }
}

/** Grouped by grid as well, so that the index answers alone; the few sums are added here. */
async function deskCounts(db: Database, communityId: string, reach: DeskReach): Promise<DeskCounts> {
  const query = db
    .selectFrom('cases')
    .select((eb) => ['grid_id', 'tab', eb.fn.countAll().as('count')])
    .where('community_id', '=', communityId)
    .groupBy(['grid_id', 'tab'])
  const rows = reach?.length === 0 ? [] : await within(query, reach).execute()
  const counts = Object.fromEntries(DESK_TAB_NAMES.map((tab) => [tab, 0])) as DeskCounts // a key for each tab
  for (const row of rows) counts[row.tab as DeskTab] += Number(row.count) // PostgreSQL counts in bigint
  return counts
}

async function deskPage(db: Database, communityId: string, query: DeskQuery): Promise<DeskPosition[]> {
  if (query.reach?.length === 0) return []
  const { before } = query
  let page = db
    .selectFrom('cases')
    .select(['received_at', 'case_id'])
    .where('community_id', '=', communityId)
    .where('tab', '=', query.tab)
    .orderBy('received_at', 'desc')
    .orderBy('case_id', 'desc')
    .limit(query.limit)
  if (before) {
    page = page.where((eb) =>
      eb(eb.refTuple('received_at', 'case_id'), '<', eb.tuple(before.receivedAt, before.caseId)),
    )
  }
  const rows = await within(page, query.reach).execute()
  return rows.map((row) => ({ receivedAt: row.received_at, caseId: row.case_id }))
}

const within = <O>(query: SelectQueryBuilder<Tables, 'cases', O>, reach: DeskReach) =>
  reach === null ? query : query.where('grid_id', 'in', [...reach])
