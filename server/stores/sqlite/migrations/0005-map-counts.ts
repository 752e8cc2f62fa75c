import { type Kysely, SqliteAdapter, sql } from 'kysely'
import { cellAt } from '../../../../domain/map-cell.ts'
import { shanghaiMonth } from '../../../../domain/month.ts'

/** Kysely types migrations without a schema: they outlive every version of it. */
type AnyDatabase = Kysely<unknown>
type Filling = Kysely<{ cases: OldCase; case_spots: Record<string, unknown>; map_counts: Record<string, unknown> }>
type OldCase = {
  community_id: string
  case_id: string
  grid_id: string
  category_id: string | null
  tab: string
  place_json: string | null
  received_at: number
}

/** As in `map-levels.ts` when this was written. */
const LEVELS = [14, 16, 18, 20, 22]
const SPOT_LEVEL = 20
const ALL_MONTHS = 0
const PAGE = 500

/** Where cases lie, and how many of a kind lie in each cell of the map; filled from the cases there are. */
export async function up(db: AnyDatabase): Promise<void> {
  await createSpots(db)
  await createCounts(db)
  await fill(db as Filling) // the tables as they stand after the two lines above
}

async function createSpots(db: AnyDatabase): Promise<void> {
  await db.schema
    .createTable('case_spots')
    .ifNotExists()
    .addColumn('community_id', 'text', (c) => c.notNull())
    .addColumn('case_id', 'text', (c) => c.notNull())
    .addColumn('x', 'integer', (c) => c.notNull())
    .addColumn('y', 'integer', (c) => c.notNull())
    .addColumn('lat', 'double precision', (c) => c.notNull())
    .addColumn('lng', 'double precision', (c) => c.notNull())
    .addColumn('building_id', 'text')
    .addColumn('grid_id', 'text', (c) => c.notNull())
    .addColumn('category_id', 'text', (c) => c.notNull())
    .addColumn('tab', 'text', (c) => c.notNull())
    .addColumn('received_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('case_spots_pk', ['community_id', 'case_id'])
    .execute()
  await db.schema
    .createIndex('case_spots_by_cell')
    .ifNotExists()
    .on('case_spots')
    .columns(['community_id', 'x', 'y'])
    .execute()
  await db.schema
    .createIndex('case_spots_by_building')
    .ifNotExists()
    .on('case_spots')
    .columns(['community_id', 'building_id', 'received_at'])
    .where(sql.ref('building_id'), 'is not', null) // reports from open ground have none
    .execute()
}

/** The key is nearly all of a row: SQLite keeps such a table best as its own index. PostgreSQL has no such choice. */
function createCounts(db: AnyDatabase): Promise<void> {
  const table = countsTable(db)
  const isSqlite = db.getExecutor().adapter instanceof SqliteAdapter
  return (isSqlite ? table.modifyEnd(sql`without rowid`) : table).execute()
}

const countsTable = (db: AnyDatabase) =>
  db.schema
    .createTable('map_counts')
    .ifNotExists()
    .addColumn('community_id', 'text', (c) => c.notNull())
    .addColumn('level', 'integer', (c) => c.notNull())
    .addColumn('month', 'integer', (c) => c.notNull())
    .addColumn('x', 'integer', (c) => c.notNull())
    .addColumn('y', 'integer', (c) => c.notNull())
    .addColumn('grid_id', 'text', (c) => c.notNull())
    .addColumn('category_id', 'text', (c) => c.notNull())
    .addColumn('tab', 'text', (c) => c.notNull())
    .addColumn('count', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('map_counts_pk', [
      'community_id',
      'level',
      'month',
      'x',
      'y',
      'grid_id',
      'category_id',
      'tab',
    ])

async function fill(db: Filling): Promise<void> {
  let last: OldCase | undefined
  for (;;) {
    const page = await casesAfter(db, last)
    for (const found of page) await enter(db, found)
    last = page.at(-1)
    if (!last) return
  }
}

function casesAfter(db: Filling, last: OldCase | undefined): Promise<OldCase[]> {
  let query = db
    .selectFrom('cases')
    .select(['community_id', 'case_id', 'grid_id', 'category_id', 'tab', 'place_json', 'received_at'])
    .where('place_json', 'is not', null)
    .orderBy('community_id')
    .orderBy('case_id')
    .limit(PAGE)
  if (last) {
    const { community_id, case_id } = last
    query = query.where((eb) => eb(eb.refTuple('community_id', 'case_id'), '>', eb.tuple(community_id, case_id)))
  }
  return query.execute()
}

async function enter(db: Filling, found: OldCase): Promise<void> {
  const place = JSON.parse(found.place_json ?? 'null') as { lat: number; lng: number; buildingId: string | null } | null
  if (!place) return
  const { community_id, case_id, grid_id, tab, received_at } = found
  const category_id = found.category_id ?? ''
  const { lat, lng, buildingId: building_id } = place
  const { x, y } = cellAt(place, SPOT_LEVEL)
  const spot = { community_id, case_id, x, y, lat, lng, building_id, grid_id, category_id, tab, received_at }
  await db.insertInto('case_spots').values(spot).execute()
  const rows = [ALL_MONTHS, shanghaiMonth(received_at)].flatMap((month) =>
    LEVELS.map((level) => ({ community_id, month, ...cellAt(place, level), grid_id, category_id, tab, count: 1 })),
  )
  await db
    .insertInto('map_counts')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['community_id', 'level', 'month', 'x', 'y', 'grid_id', 'category_id', 'tab'])
        .doUpdateSet({ count: sql`map_counts.count + excluded.count` }),
    )
    .execute()
}
