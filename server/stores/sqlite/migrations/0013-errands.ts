import { type Kysely, sql } from 'kysely'

/** Kysely types migrations without a schema: they outlive every version of it. */
type AnyDatabase = Kysely<unknown>

/** To whom cases go by themselves, in every version there was, and the links by which outsiders see their one task. */
export async function up(db: AnyDatabase): Promise<void> {
  await db.schema
    .createTable('routing_versions')
    .ifNotExists()
    .addColumn('community_id', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('rules_json', 'text', (c) => c.notNull())
    .addColumn('rules', 'integer', (c) => c.notNull())
    .addColumn('made_at', 'bigint', (c) => c.notNull())
    .addColumn('made_by', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('routing_versions_pk', ['community_id', 'version'])
    .execute()
  await db.schema
    .createIndex('case_events_dispatch')
    .ifNotExists()
    .on('case_events')
    .columns(['community_id', 'seq'])
    .where(sql.ref('type'), '=', sql.lit('dispatch')) // other steps need not touch it
    .execute()
  await createTaskLinks(db)
}

async function createTaskLinks(db: AnyDatabase): Promise<void> {
  await db.schema
    .createTable('task_links')
    .ifNotExists()
    .addColumn('community_id', 'text', (c) => c.notNull())
    .addColumn('link_id', 'text', (c) => c.notNull())
    .addColumn('case_id', 'text', (c) => c.notNull())
    .addColumn('person_id', 'text', (c) => c.notNull())
    .addColumn('secret_hash', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .addColumn('revoked_at', 'bigint')
    .addColumn('revoked_by', 'text')
    .addColumn('opened_at', 'bigint')
    .addPrimaryKeyConstraint('task_links_pk', ['community_id', 'link_id'])
    .execute()
  // Who opens a link knows its secret but not yet the community: hence an index on the hash alone beside the key.
  await db.schema.createIndex('task_links_by_secret').ifNotExists().on('task_links').column('secret_hash').execute()
  for (const column of ['case_id', 'person_id']) {
    await db.schema
      .createIndex(`task_links_by_${column.slice(0, -3)}`)
      .ifNotExists()
      .on('task_links')
      .columns(['community_id', column])
      .execute()
  }
}
