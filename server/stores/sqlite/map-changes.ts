import { cellAt } from '../../../domain/map-cell.ts'
import { shanghaiMonth } from '../../../domain/month.ts'
import type { CaseRecord } from '../case-record.ts'
import { addCounts, keyText } from './add-counts.ts'
import { toCaseRow } from './case-rows.ts'
import type { Database } from './database.ts'
import { padToPowerOfTwo } from './id-list.ts'
import { insertRows } from './insert-rows.ts'
import { ALL_MONTHS, COUNT_LEVELS, SPOT_LEVEL } from './map-levels.ts'
import type { CaseSpotRow, MapCountRow } from './map-tables.ts'

/**
 * Puts cases that just came on what the map is read from. Called in the transaction that writes them: a map that says
 * something else than the desk is worse than none.
 */
export async function enterOnMap(trx: Database, records: readonly CaseRecord[]): Promise<void> {
  const spots = records.flatMap((record) => spotOf(record) ?? [])
  await insertRows(trx, 'case_spots', spots)
  await addToCells(
    trx,
    spots.flatMap((spot) => countRows(spot, 1)),
  )
}

/** The same for a case that changed, or went (`after` null), whatever it was before. Whoever changes a case calls this. */
export async function moveOnMap(
  trx: Database,
  { communityId, caseId }: { communityId: string; caseId: string },
  after: CaseRecord | null,
): Promise<void> {
  const before = await trx
    .selectFrom('case_spots')
    .selectAll()
    .where('community_id', '=', communityId)
    .where('case_id', '=', caseId)
    .executeTakeFirst()
  const spot = after && spotOf(after)
  if (before && spot && isSame(before, spot)) return
  if (before) await removeSpot(trx, before)
  await insertRows(trx, 'case_spots', spot ? [spot] : [])
  const left = before ? countRows(before, -1) : []
  await addToCells(trx, [...left, ...(spot ? countRows(spot, 1) : [])])
  for (const row of left) await dropEmpty(trx, row)
}

/**
 * The same for many cases of a community that changed together: what they add to and take from a cell is summed up before it is
 * written. None of them may have gone.
 */
export async function moveManyOnMap(trx: Database, communityId: string, after: readonly CaseRecord[]): Promise<void> {
  if (after.length === 0) return
  const ids = padToPowerOfTwo(after.map(({ caseId }) => caseId))
  const ofThese = { community_id: communityId }
  const before = await trx
    .selectFrom('case_spots')
    .selectAll()
    .where((eb) => eb.and(ofThese))
    .where('case_id', 'in', ids)
    .execute()
  await trx
    .deleteFrom('case_spots')
    .where((eb) => eb.and(ofThese))
    .where('case_id', 'in', ids)
    .execute()
  const spots = after.flatMap((record) => spotOf(record) ?? [])
  await insertRows(trx, 'case_spots', spots)
  const left = before.flatMap((spot) => countRows(spot, -1))
  await addToCells(trx, [...left, ...spots.flatMap((spot) => countRows(spot, 1))])
  await trx
    .deleteFrom('map_counts')
    .where((eb) => eb.and(ofThese))
    .where('count', '=', 0)
    .execute()
}

/** A cell from which the last case went keeps no row: nothing is left of what was forgotten. */
const dropEmpty = (trx: Database, { count: _, ...key }: MapCountRow) =>
  trx
    .deleteFrom('map_counts')
    .where((eb) => eb.and(key))
    .where('count', '=', 0)
    .execute()

/** Whether two spots say the same in every column. */
export const isSame = (one: CaseSpotRow, other: CaseSpotRow): boolean =>
  (Object.keys(one) as (keyof CaseSpotRow)[]).every((column) => one[column] === other[column]) // a plain literal of the row type

/** Null while the place is unknown: then the case is on no map. */
export function spotOf(record: CaseRecord): CaseSpotRow | null {
  const { place } = record
  if (!place) return null
  const { community_id, case_id, grid_id, category_id, tab, received_at } = toCaseRow(record)
  const { x, y } = cellAt(place, SPOT_LEVEL)
  const { lat, lng, buildingId: building_id } = place
  return {
    community_id,
    case_id,
    x,
    y,
    lat,
    lng,
    building_id,
    grid_id,
    category_id: category_id ?? '',
    tab,
    received_at,
  }
}

/** Every count a spot has a part in. */
export function countRows(spot: CaseSpotRow, count: 1 | -1): MapCountRow[] {
  const { community_id, grid_id, category_id, tab } = spot
  return [ALL_MONTHS, shanghaiMonth(spot.received_at)].flatMap((month) =>
    COUNT_LEVELS.map((level) => {
      const { x, y } = cellAt(spot, level)
      return { community_id, level, month, x, y, grid_id, category_id, tab, count }
    }),
  )
}

/** The same for the same cell and kind; the columns of the table's key. */
export const countKey = ({ community_id, level, month, x, y, grid_id, category_id, tab }: MapCountRow): string =>
  keyText([community_id, level, month, x, y, grid_id, category_id, tab])

const removeSpot = (trx: Database, { community_id, case_id }: CaseSpotRow) =>
  trx.deleteFrom('case_spots').where('community_id', '=', community_id).where('case_id', '=', case_id).execute()

/** The columns of the table's key. */
const KEY = ['community_id', 'level', 'month', 'x', 'y', 'grid_id', 'category_id', 'tab'] as const

/** Adds up what falls into the same cell first: many cases lie close together. */
function addToCells(trx: Database, rows: readonly MapCountRow[]): Promise<void> {
  const sums = new Map<string, MapCountRow>()
  for (const row of rows) {
    const key = countKey(row)
    const sum = sums.get(key)
    if (sum) sum.count += row.count
    else sums.set(key, { ...row })
  }
  return addCounts(
    trx,
    'map_counts',
    KEY,
    [...sums.values()].filter(({ count }) => count !== 0),
  )
}
