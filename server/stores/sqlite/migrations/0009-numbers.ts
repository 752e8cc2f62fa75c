import type { Kysely } from 'kysely'

/** Kysely types migrations without a schema: they outlive every version of it. */
type AnyDatabase = Kysely<unknown>

/** Statistics and lists read the cases of a period in the order they came in. New ones are always added at its end. */
export async function up(db: AnyDatabase): Promise<void> {
  await db.schema
    .createIndex('cases_by_received')
    .ifNotExists()
    .on('cases')
    .columns(['community_id', 'received_at', 'case_id'])
    .execute()
}
