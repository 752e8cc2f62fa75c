import type { SelectQueryBuilder } from 'kysely'
import { DESK_TAB_NAMES, type DeskTab } from '../../../domain/lifecycle.ts'
import type { DeskCounts } from '../../../domain/wire.ts'
import type { DeskDue, DeskJournal, DeskPosition, DeskQuery, DeskReach, QueueFilter } from '../desk-journal.ts'
import type { Database } from './database.ts'
import { padToPowerOfTwo } from './id-list.ts'
import { ALL_GRIDS } from './tab-counts.ts'
import type { Tables } from './tables.ts'

export function sqliteDeskJournal(db: Database): DeskJournal {
  return {
    deskCounts: (communityId, reach) => deskCounts(db, communityId, reach),
    deskPage: (communityId, query) => deskPage(db, communityId, query),
  }
}

/** A row for each grid and tab is kept; the few sums are added here. */
async function deskCounts(db: Database, communityId: string, reach: DeskReach): Promise<DeskCounts> {
  const grids = reach ?? [ALL_GRIDS]
  const query = db.selectFrom('tab_counts').select(['tab', 'count']).where('community_id', '=', communityId)
  const rows = grids.length === 0 ? [] : await query.where('grid_id', 'in', padToPowerOfTwo(grids)).execute()
  const counts = Object.fromEntries(DESK_TAB_NAMES.map((tab) => [tab, 0])) as DeskCounts // a key for each tab
  for (const row of rows) counts[row.tab as DeskTab] += row.count // written by `countTabs` alone
  return counts
}

/** Each grid is read in its own index order: whoever leads one grid of many does not pass the others' cases. */
async function deskPage(db: Database, communityId: string, query: DeskQuery): Promise<DeskPosition[]> {
  if (query.reach?.length === 0) return []
  if (query.due) return duePage(db, communityId, query, query.due)
  const grids: readonly (string | null)[] = query.reach ?? [null]
  const pages: DeskPosition[] = []
  for (const gridId of grids) pages.push(...(await gridPage(db, communityId, query, gridId)))
  return pages.sort(newestFirst).slice(0, query.limit)
}

const newestFirst = (a: DeskPosition, b: DeskPosition): number =>
  b.receivedAt - a.receivedAt || (a.caseId < b.caseId ? 1 : -1)

/** @param gridId null for all grids */
async function gridPage(
  db: Database,
  communityId: string,
  { tab, filter, before, limit }: DeskQuery,
  gridId: string | null,
): Promise<DeskPosition[]> {
  let page = db
    .selectFrom('cases')
    .select(['received_at', 'case_id'])
    .where('community_id', '=', communityId)
    .where('tab', '=', tab)
    .orderBy('received_at', 'desc')
    .orderBy('case_id', 'desc')
    .limit(limit)
  if (gridId !== null) page = page.where('grid_id', '=', gridId)
  if (filter) page = filtered(page, filter)
  if (before) {
    page = page.where((eb) =>
      eb(eb.refTuple('received_at', 'case_id'), '<', eb.tuple(before.receivedAt, before.caseId)),
    )
  }
  const rows = await page.execute()
  return rows.map((row) => ({ receivedAt: row.received_at, caseId: row.case_id }))
}

/** What is due soon or late is little at any time: it is read in the order of its ends, whatever the grid. */
async function duePage(
  db: Database,
  communityId: string,
  { tab, reach, filter, before, limit }: DeskQuery,
  { state, now }: DeskDue,
): Promise<DeskPosition[]> {
  let page = db
    .selectFrom('cases')
    .select(['limit_due_at', 'case_id'])
    .where('community_id', '=', communityId)
    .where('tab', '=', tab)
    .orderBy('limit_due_at')
    .orderBy('case_id')
    .limit(limit)
  if (state === 'late') page = page.where('limit_due_at', '<=', now)
  else page = page.where('limit_due_at', '>', now).where('limit_warn_at', '<=', now)
  if (reach !== null) page = page.where('grid_id', 'in', [...reach])
  if (filter) page = filtered(page, filter)
  if (before) {
    page = page.where((eb) =>
      eb(eb.refTuple('limit_due_at', 'case_id'), '>', eb.tuple(before.receivedAt, before.caseId)),
    )
  }
  const rows = await page.execute()
  return rows.map((row) => ({ receivedAt: row.limit_due_at ?? now, caseId: row.case_id }))
}

/** Each condition stands in an index with the tab and the time, so that a page of a full tab does not read all of it. */
function filtered<O>(page: SelectQueryBuilder<Tables, 'cases', O>, filter: QueueFilter) {
  const { categoryId, from, before, again, objected } = filter
  let found = page
  if (categoryId === '') found = found.where('category_id', 'is', null)
  else if (categoryId !== null) found = found.where('category_id', '=', categoryId)
  if (from !== null) found = found.where('received_at', '>=', from)
  if (before !== null) found = found.where('received_at', '<', before)
  if (objected) found = found.where('objections', '>', 0)
  if (again) found = found.where('recurs_of', 'is not', null)
  return found
}
