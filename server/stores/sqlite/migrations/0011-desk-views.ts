import { type Kysely, sql } from 'kysely'

/** Kysely types migrations without a schema: they outlive every version of it. */
type AnyDatabase = Kysely<unknown>

/** Filters of the desk that a person saved under a name, and the order in which filtered tabs are read. */
export async function up(db: AnyDatabase): Promise<void> {
  await db.schema
    .createTable('desk_views')
    .ifNotExists()
    .addColumn('community_id', 'text', (c) => c.notNull())
    .addColumn('person_id', 'text', (c) => c.notNull())
    .addColumn('view_id', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('query', 'text', (c) => c.notNull())
    .addColumn('saved_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('desk_views_pk', ['community_id', 'person_id', 'view_id'])
    .execute()
  await db.schema
    .createIndex('cases_by_category')
    .ifNotExists()
    .on('cases')
    .columns(['community_id', 'tab', 'category_id', 'received_at', 'case_id'])
    .execute()
  await db.schema
    .createIndex('cases_by_recurrence')
    .ifNotExists()
    .on('cases')
    .columns(['community_id', 'tab', 'received_at', 'case_id'])
    .where(sql.ref('recurs_of'), 'is not', null) // few come back
    .execute()
}
