import { type Kysely, sql } from 'kysely'

/** Kysely types migrations without a schema: they outlive every version of it. */
type AnyDatabase = Kysely<unknown>

/** What each photo looks like, so that two of one thing are found; those that are there already are looked at by a chore. */
export async function up(db: AnyDatabase): Promise<void> {
  await db.schema.alterTable('photos').addColumn('phash', 'text').execute()
  await db.schema
    .createIndex('photos_by_hash')
    .ifNotExists()
    .on('photos')
    .columns(['community_id', 'phash'])
    .where(sql.ref('phash'), '>', '') // plain pictures and awaited ones are like no other
    .execute()
  await db.schema
    .createIndex('photos_without_hash')
    .ifNotExists()
    .on('photos')
    .columns(['community_id', 'photo_id'])
    .where(sql<boolean>`state = 'stored' and phash is null`) // empty once the chore has been through
    .execute()
}
