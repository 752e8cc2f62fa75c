import { UNPLACED_GRID } from '../../../domain/grid.ts'
import type { CaseRecord } from '../case-record.ts'
import type { MapCountFault } from '../map-journal.ts'
import { addCounts, keyText } from './add-counts.ts'
import { tabOf } from './case-rows.ts'
import type { Database } from './database.ts'
import { insertRows } from './insert-rows.ts'
import type { TabCountRow } from './limit-tables.ts'

/** Stands for all grids together: no grid has this id. */
export const ALL_GRIDS = '*'

/** A case that came (`before` null), changed or went (`after` null). */
export type TabMove = { before: CaseRecord | null; after: CaseRecord | null }

/**
 * Brings the tabs' counts along with cases that changed, in the transaction that changes them: they would otherwise be counted anew
 * at every look, which takes longer the more there are. Whoever changes a case's state or grid calls this.
 */
export async function countTabs(trx: Database, moves: readonly TabMove[]): Promise<void> {
  await addCounts(trx, 'tab_counts', ['community_id', 'grid_id', 'tab'], sumsOf(moves))
}

/** In the order of the key, so that two who write at once on another database wait for each other in one order. */
function sumsOf(moves: readonly TabMove[]): TabCountRow[] {
  const sums = new Map<string, TabCountRow>()
  const add = (record: CaseRecord | null, count: 1 | -1) => {
    if (!record) return
    for (const row of countsOf(record, count))
      sums.set(keyOf(row), { ...row, count: (sums.get(keyOf(row))?.count ?? 0) + count })
  }
  for (const { before, after } of moves) {
    add(before, -1)
    add(after, 1)
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, row]) => (row.count === 0 ? [] : [row]))
}

function countsOf(record: CaseRecord, count: number): TabCountRow[] {
  const { communityId, gridId, state } = record
  return [gridId ?? UNPLACED_GRID, ALL_GRIDS].map((grid_id) => ({
    community_id: communityId,
    grid_id,
    tab: tabOf(state),
    count,
  }))
}

const keyOf = ({ community_id, grid_id, tab }: TabCountRow): string => keyText([community_id, grid_id, tab])

/** Where the counts do not say what the cases say; with `repair` they are written anew. In the caller's transaction. */
export async function recountTabs(trx: Database, repair: boolean): Promise<MapCountFault[]> {
  const byGrid = await trx
    .selectFrom('cases')
    .select((eb) => ['community_id', 'grid_id', 'tab', eb.fn.countAll().as('count')])
    .groupBy(['community_id', 'grid_id', 'tab'])
    .execute()
  const byTab = await trx
    .selectFrom('cases')
    .select((eb) => ['community_id', eb.val(ALL_GRIDS).as('grid_id'), 'tab', eb.fn.countAll().as('count')])
    .groupBy(['community_id', 'tab'])
    .execute()
  const actual = [...byGrid, ...byTab].map((row): TabCountRow => ({ ...row, count: Number(row.count) })) // bigint on PostgreSQL
  const kept = await trx.selectFrom('tab_counts').selectAll().execute()
  const inCases = new Map(actual.map((row) => [keyOf(row), row.count]))
  const inTable = new Map(kept.map((row) => [keyOf(row), row.count]))
  const faults = [...new Set([...inCases.keys(), ...inTable.keys()])]
    .map((key) => ({ key, counted: inTable.get(key) ?? 0, actual: inCases.get(key) ?? 0 }))
    .filter((fault) => fault.counted !== fault.actual)
  if (repair && faults.length > 0) {
    await trx.deleteFrom('tab_counts').execute()
    await insertRows(trx, 'tab_counts', actual)
  }
  return faults
}
