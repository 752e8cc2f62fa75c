import type { Kysely } from 'kysely'

/** Kysely types migrations without a schema: they outlive every version of it. */
type AnyDatabase = Kysely<unknown>

/** What was forgotten on purpose, files that still have to go, and who carried in whose report. */
export async function up(db: AnyDatabase): Promise<void> {
  await db.schema
    .createTable('tombstones')
    .ifNotExists()
    .addColumn('community_id', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('sha256', 'text')
    .addColumn('forgotten_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('tombstones_pk', ['community_id', 'id', 'kind'])
    .execute()
  await db.schema
    .createTable('files_to_remove')
    .ifNotExists()
    .addColumn('community_id', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('files_to_remove_pk', ['community_id', 'name'])
    .execute()
  await db.schema
    .createTable('rescues')
    .ifNotExists()
    .addColumn('community_id', 'text', (c) => c.notNull())
    .addColumn('report_id', 'text', (c) => c.notNull())
    .addColumn('rescued_by', 'text', (c) => c.notNull())
    .addColumn('rescued_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('rescues_pk', ['community_id', 'report_id', 'rescued_by'])
    .execute()
}
