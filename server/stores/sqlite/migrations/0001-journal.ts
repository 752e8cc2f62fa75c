import { type Kysely, sql } from 'kysely'

/** Kysely types migrations without a schema: they outlive every version of it. */
type AnyDatabase = Kysely<unknown>

/** Operations, reports, cases with their events, photos, the feed and its counters. */
export async function up(db: AnyDatabase): Promise<void> {
  await createCounters(db)
  await createOperations(db)
  await createReports(db)
  await createCases(db)
  await createEvents(db)
  await createPhotos(db)
  await createFeed(db)
}

const createCounters = (db: AnyDatabase) =>
  db.schema
    .createTable('community_counters')
    .ifNotExists()
    .addColumn('community_id', 'text', (c) => c.notNull())
    .addColumn('seq', 'bigint', (c) => c.notNull())
    .addColumn('epoch', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('community_counters_pk', ['community_id'])
    .execute()

const createOperations = (db: AnyDatabase) =>
  db.schema
    .createTable('operations')
    .ifNotExists()
    .addColumn('community_id', 'text', (c) => c.notNull())
    .addColumn('person_id', 'text', (c) => c.notNull())
    .addColumn('op_id', 'text', (c) => c.notNull())
    .addColumn('method', 'text', (c) => c.notNull())
    .addColumn('path', 'text', (c) => c.notNull())
    .addColumn('body_sha256', 'text', (c) => c.notNull())
    .addColumn('status', 'integer', (c) => c.notNull())
    .addColumn('answer_json', 'text', (c) => c.notNull())
    .addColumn('received_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('operations_pk', ['community_id', 'person_id', 'op_id', 'method', 'path'])
    .execute()

async function createReports(db: AnyDatabase): Promise<void> {
  await db.schema
    .createTable('reports')
    .ifNotExists()
    .addColumn('community_id', 'text', (c) => c.notNull())
    .addColumn('report_id', 'text', (c) => c.notNull())
    .addColumn('case_id', 'text', (c) => c.notNull())
    .addColumn('manifest', 'text', (c) => c.notNull())
    .addColumn('manifest_sha256', 'text', (c) => c.notNull())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('seq', 'bigint', (c) => c.notNull())
    .addColumn('received_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('reports_pk', ['community_id', 'report_id'])
    .execute()
  await db.schema
    .createTable('report_reporters')
    .ifNotExists()
    .addColumn('community_id', 'text', (c) => c.notNull())
    .addColumn('report_id', 'text', (c) => c.notNull())
    .addColumn('case_id', 'text', (c) => c.notNull())
    .addColumn('person_id', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('report_reporters_pk', ['community_id', 'case_id', 'report_id'])
    .execute()
  await index(db, 'report_reporters_by_person', 'report_reporters', ['community_id', 'person_id', 'case_id'])
}

async function createCases(db: AnyDatabase): Promise<void> {
  await db.schema
    .createTable('cases')
    .ifNotExists()
    .addColumn('community_id', 'text', (c) => c.notNull())
    .addColumn('case_id', 'text', (c) => c.notNull())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('tab', 'text', (c) => c.notNull())
    .addColumn('category_id', 'text')
    .addColumn('kind', 'text')
    .addColumn('grid_id', 'text', (c) => c.notNull())
    .addColumn('place_json', 'text')
    .addColumn('words', 'text', (c) => c.notNull())
    .addColumn('received_at', 'bigint', (c) => c.notNull())
    .addColumn('taken_at', 'bigint')
    .addColumn('handler_id', 'text')
    .addColumn('task', 'text')
    .addColumn('due_at', 'bigint')
    .addColumn('rework_count', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('cases_pk', ['community_id', 'case_id'])
    .execute()
  await index(db, 'cases_by_tab', 'cases', ['community_id', 'tab', 'received_at', 'case_id'])
  await index(db, 'cases_by_grid', 'cases', ['community_id', 'grid_id', 'tab', 'case_id'])
  await db.schema
    .createIndex('cases_by_handler')
    .ifNotExists()
    .on('cases')
    .columns(['community_id', 'handler_id', 'case_id'])
    .where(sql.ref('handler_id'), 'is not', null) // most have none: intake need not touch it
    .execute()
}

async function createEvents(db: AnyDatabase): Promise<void> {
  await db.schema
    .createTable('case_events')
    .ifNotExists()
    .addColumn('community_id', 'text', (c) => c.notNull())
    .addColumn('seq', 'bigint', (c) => c.notNull())
    .addColumn('case_id', 'text', (c) => c.notNull())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('op_id', 'text', (c) => c.notNull())
    .addColumn('received_at', 'bigint', (c) => c.notNull())
    .addColumn('claimed_at', 'bigint')
    .addColumn('actor_role', 'text', (c) => c.notNull())
    .addColumn('actor_person', 'text')
    .addColumn('payload_json', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('case_events_pk', ['community_id', 'seq'])
    .execute()
  await index(db, 'case_events_by_case', 'case_events', ['community_id', 'case_id', 'seq'])
}

async function createPhotos(db: AnyDatabase): Promise<void> {
  await db.schema
    .createTable('photos')
    .ifNotExists()
    .addColumn('community_id', 'text', (c) => c.notNull())
    .addColumn('photo_id', 'text', (c) => c.notNull())
    .addColumn('case_id', 'text', (c) => c.notNull())
    .addColumn('report_id', 'text')
    .addColumn('purpose', 'text', (c) => c.notNull())
    .addColumn('declared_by', 'text')
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('declared_sha256', 'text', (c) => c.notNull())
    .addColumn('declared_size', 'integer', (c) => c.notNull())
    .addColumn('declared_type', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('received_sha256', 'text')
    .addColumn('refusal', 'text')
    .addColumn('width', 'integer')
    .addColumn('height', 'integer')
    .addColumn('evidence_name', 'text')
    .addColumn('thumbnail_name', 'text')
    .addPrimaryKeyConstraint('photos_pk', ['community_id', 'photo_id'])
    .execute()
  await index(db, 'photos_by_case', 'photos', ['community_id', 'case_id'])
}

const createFeed = (db: AnyDatabase) =>
  db.schema
    .createTable('feed')
    .ifNotExists()
    .addColumn('community_id', 'text', (c) => c.notNull())
    .addColumn('audience', 'text', (c) => c.notNull())
    .addColumn('seq', 'bigint', (c) => c.notNull())
    .addColumn('case_id', 'text', (c) => c.notNull())
    .addColumn('gone', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('feed_pk', ['community_id', 'audience', 'seq'])
    .execute()

const index = (db: AnyDatabase, name: string, table: string, columns: string[]) =>
  db.schema.createIndex(name).ifNotExists().on(table).columns(columns).execute()
