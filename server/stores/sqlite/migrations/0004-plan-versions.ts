import type { Kysely } from 'kysely'

/** Kysely types migrations without a schema: they outlive every version of it. */
type AnyDatabase = Kysely<unknown>

/** Every plan of grids and buildings there ever was, and by which of them a community goes and a case was placed. */
export async function up(db: AnyDatabase): Promise<void> {
  await db.schema
    .createTable('plan_versions')
    .ifNotExists()
    .addColumn('community_id', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('plan_json', 'text', (c) => c.notNull())
    .addColumn('made_at', 'bigint')
    .addColumn('made_by', 'text')
    .addColumn('grids', 'integer', (c) => c.notNull())
    .addColumn('buildings', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('plan_versions_pk', ['community_id', 'version'])
    .execute()
  await db.schema
    .alterTable('communities')
    .addColumn('plan_version', 'integer', (c) => c.notNull().defaultTo(1))
    .execute()
  await db.schema
    .alterTable('cases')
    .addColumn('plan_version', 'integer', (c) => c.notNull().defaultTo(1))
    .execute()
}
