import type { MapCountFault } from '../map-journal.ts'
import { toCaseRecord } from './case-rows.ts'
import type { Database } from './database.ts'
import { insertRows } from './insert-rows.ts'
import type { CaseRow } from './journal-tables.ts'
import { countKey, countRows, isSame, spotOf } from './map-changes.ts'
import type { CaseSpotRow, MapCountRow } from './map-tables.ts'
import { recountTabs } from './tab-counts.ts'

/** Cases read at once. */
const PAGE = 1000

/** See `MapJournal.recountMap`. Reads and writes in one transaction, so that nothing moves in between. */
export function recountMap(db: Database, repair: boolean): Promise<MapCountFault[]> {
  return db.transaction().execute(async (trx) => {
    if (repair) await takeTurn(trx)
    const { spots, counts } = await countAgain(trx)
    const faults = [
      ...spotFaults(spots, await trx.selectFrom('case_spots').selectAll().execute()),
      ...countFaults(counts, await trx.selectFrom('map_counts').selectAll().execute()),
    ]
    if (repair && faults.length > 0) {
      await trx.deleteFrom('case_spots').execute()
      await trx.deleteFrom('map_counts').execute()
      await insertRows(trx, 'case_spots', [...spots.values()])
      await insertRows(trx, 'map_counts', [...counts.values()])
    }
    return [...faults, ...(await recountTabs(trx, repair))]
  })
}

/** The first statement writes (nothing): a server that writes beside this then waits instead of one of the two failing. */
const takeTurn = (trx: Database) => trx.updateTable('map_counts').set({ count: 0 }).where('level', '=', -1).execute()

const spotKey = ({ community_id, case_id }: CaseSpotRow) => JSON.stringify([community_id, case_id])

async function countAgain(trx: Database) {
  const spots = new Map<string, CaseSpotRow>()
  const counts = new Map<string, MapCountRow>()
  let last: CaseRow | undefined
  do {
    const page = await casesAfter(trx, last)
    for (const row of page) {
      const spot = spotOf(toCaseRecord(row))
      if (!spot) continue
      spots.set(spotKey(spot), spot)
      for (const count of countRows(spot, 1)) {
        const key = countKey(count)
        const known = counts.get(key)
        if (known) known.count += 1
        else counts.set(key, count)
      }
    }
    last = page.at(-1)
  } while (last)
  return { spots, counts }
}

function casesAfter(trx: Database, last: CaseRow | undefined): Promise<CaseRow[]> {
  let query = trx.selectFrom('cases').selectAll().orderBy('community_id').orderBy('case_id').limit(PAGE)
  if (last) {
    const { community_id, case_id } = last
    query = query.where((eb) => eb(eb.refTuple('community_id', 'case_id'), '>', eb.tuple(community_id, case_id)))
  }
  return query.execute()
}

function spotFaults(actual: ReadonlyMap<string, CaseSpotRow>, kept: readonly CaseSpotRow[]): MapCountFault[] {
  const byKey = new Map(kept.map((row) => [spotKey(row), row]))
  const keys = new Set([...actual.keys(), ...byKey.keys()])
  return [...keys].flatMap((key) => {
    const [one, other] = [actual.get(key), byKey.get(key)]
    return one && other && isSame(one, other) ? [] : { key, counted: other ? 1 : 0, actual: one ? 1 : 0 }
  })
}

function countFaults(actual: ReadonlyMap<string, MapCountRow>, kept: readonly MapCountRow[]): MapCountFault[] {
  const byKey = new Map(kept.map((row) => [countKey(row), row.count]))
  const keys = new Set([...actual.keys(), ...byKey.keys()])
  return [...keys]
    .map((key) => ({ key, counted: byKey.get(key) ?? 0, actual: actual.get(key)?.count ?? 0 }))
    .filter(({ counted, actual }) => counted !== actual)
}
