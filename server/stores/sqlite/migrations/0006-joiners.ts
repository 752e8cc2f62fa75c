import { type Kysely, sql } from 'kysely'

/** Kysely types migrations without a schema: they outlive every version of it. */
type AnyDatabase = Kysely<unknown>

/** Who else saw what a case is about, and when a case came to its end. */
export async function up(db: AnyDatabase): Promise<void> {
  await db.schema
    .createTable('case_joiners')
    .ifNotExists()
    .addColumn('community_id', 'text', (c) => c.notNull())
    .addColumn('case_id', 'text', (c) => c.notNull())
    .addColumn('person_id', 'text', (c) => c.notNull())
    .addColumn('joined_at', 'bigint', (c) => c.notNull())
    .addColumn('op_id', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('case_joiners_pk', ['community_id', 'case_id', 'person_id'])
    .execute()
  await db.schema
    .createIndex('case_joiners_by_person')
    .ifNotExists()
    .on('case_joiners')
    .columns(['community_id', 'person_id', 'case_id'])
    .execute()
  await db.schema.alterTable('cases').addColumn('ended_at', 'bigint').execute()
  // No step follows an end state: the last event is the one that ended the case.
  await sql`update cases set ended_at = (
    select max(received_at) from case_events
    where case_events.community_id = cases.community_id and case_events.case_id = cases.case_id
  ) where tab = 'closed'`.execute(db)
  await db.schema
    .createIndex('cases_by_end')
    .ifNotExists()
    .on('cases')
    .columns(['community_id', 'grid_id', 'ended_at'])
    .where(sql.ref('ended_at'), 'is not', null) // open cases need not touch it
    .execute()
}
