import { type Kysely, sql } from 'kysely'

/** Kysely types migrations without a schema: they outlive every version of it. */
type AnyDatabase = Kysely<unknown>

/** When a case's promises end and when somebody is to be told; how many cases stand in each tab; what was released to everybody. */
export async function up(db: AnyDatabase): Promise<void> {
  await addLimits(db)
  await createAlarms(db)
  await createTabCounts(db)
  await createReleases(db)
  await db.schema
    .createIndex('cases_by_grid_time')
    .on('cases')
    .columns(['community_id', 'grid_id', 'tab', 'received_at', 'case_id'])
    .execute()
}

/** Times are computed from a case's events by the running server: what is open is marked as to be looked at at once. */
async function addLimits(db: AnyDatabase): Promise<void> {
  for (const column of ['limit_warn_at', 'limit_due_at', 'alarm_at']) {
    await db.schema.alterTable('cases').addColumn(column, 'bigint').execute()
  }
  await sql`update cases set alarm_at = 0 where tab != 'closed'`.execute(db)
  await db.schema
    .createIndex('cases_by_alarm')
    .on('cases')
    .columns(['alarm_at', 'community_id', 'case_id'])
    .where(sql.ref('alarm_at'), 'is not', null) // what is over has none
    .execute()
  await db.schema
    .createIndex('cases_by_limit')
    .on('cases')
    .columns(['community_id', 'tab', 'limit_due_at', 'case_id'])
    .where(sql.ref('limit_due_at'), 'is not', null)
    .execute()
}

const createAlarms = (db: AnyDatabase) =>
  db.schema
    .createTable('case_alarms')
    .addColumn('community_id', 'text', (c) => c.notNull())
    .addColumn('case_id', 'text', (c) => c.notNull())
    .addColumn('since', 'bigint', (c) => c.notNull())
    .addColumn('stage', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('raised_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('case_alarms_pk', ['community_id', 'case_id', 'since', 'stage'])
    .execute()

async function createTabCounts(db: AnyDatabase): Promise<void> {
  await db.schema
    .createTable('tab_counts')
    .addColumn('community_id', 'text', (c) => c.notNull())
    .addColumn('grid_id', 'text', (c) => c.notNull())
    .addColumn('tab', 'text', (c) => c.notNull())
    .addColumn('count', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('tab_counts_pk', ['community_id', 'grid_id', 'tab'])
    .execute()
  await sql`insert into tab_counts (community_id, grid_id, tab, count)
    select community_id, grid_id, tab, count(*) from cases group by community_id, grid_id, tab
    union all select community_id, '*', tab, count(*) from cases group by community_id, tab`.execute(db)
}

const createReleases = (db: AnyDatabase) =>
  db.schema
    .createTable('case_releases')
    .addColumn('community_id', 'text', (c) => c.notNull())
    .addColumn('case_id', 'text', (c) => c.notNull())
    .addColumn('public_id', 'text', (c) => c.notNull())
    .addColumn('released_at', 'bigint', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('category_id', 'text', (c) => c.notNull())
    .addColumn('requested_day', 'bigint', (c) => c.notNull())
    .addColumn('updated_day', 'bigint', (c) => c.notNull())
    .addColumn('lat', 'double precision')
    .addColumn('lng', 'double precision')
    .addColumn('address', 'text')
    .addColumn('photo_name', 'text')
    .addPrimaryKeyConstraint('case_releases_pk', ['community_id', 'public_id'])
    .addUniqueConstraint('case_releases_case', ['community_id', 'case_id'])
    .execute()
