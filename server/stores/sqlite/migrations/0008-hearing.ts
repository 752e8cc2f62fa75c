import { type Kysely, sql } from 'kysely'

/** Kysely types migrations without a schema: they outlive every version of it. */
type AnyDatabase = Kysely<unknown>

/** What nobody has heard of yet, everybody's inbox, the ways out to groups and phones, and what goes through them. */
export async function up(db: AnyDatabase): Promise<void> {
  await createOutbox(db)
  await createInbox(db)
  await createChannels(db)
  await createDeliveries(db)
  await createPhones(db)
}

const createOutbox = (db: AnyDatabase) =>
  db.schema
    .createTable('event_outbox')
    .addColumn('community_id', 'text', (c) => c.notNull())
    .addColumn('seq', 'bigint', (c) => c.notNull())
    .addColumn('case_id', 'text', (c) => c.notNull())
    .addColumn('event', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('people_json', 'text')
    .addPrimaryKeyConstraint('event_outbox_pk', ['community_id', 'seq'])
    .execute()

async function createInbox(db: AnyDatabase): Promise<void> {
  await db.schema
    .createTable('inbox')
    .addColumn('community_id', 'text', (c) => c.notNull())
    .addColumn('person_id', 'text', (c) => c.notNull())
    .addColumn('seq', 'bigint', (c) => c.notNull())
    .addColumn('case_id', 'text', (c) => c.notNull())
    .addColumn('event', 'text', (c) => c.notNull())
    .addColumn('side', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('data_json', 'text', (c) => c.notNull())
    .addColumn('read_at', 'bigint')
    .addPrimaryKeyConstraint('inbox_pk', ['community_id', 'person_id', 'seq'])
    .execute()
  await db.schema.createIndex('inbox_by_case').on('inbox').columns(['community_id', 'case_id']).execute()
  await db.schema.createIndex('inbox_by_time').on('inbox').column('at').execute()
}

const createChannels = (db: AnyDatabase) =>
  db.schema
    .createTable('channels')
    .addColumn('community_id', 'text', (c) => c.notNull())
    .addColumn('channel_id', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('token', 'text', (c) => c.notNull())
    .addColumn('secret', 'text')
    .addColumn('settings_json', 'text', (c) => c.notNull())
    .addColumn('enabled', 'integer', (c) => c.notNull())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('channels_pk', ['community_id', 'channel_id'])
    .execute()

async function createDeliveries(db: AnyDatabase): Promise<void> {
  await db.schema
    .createTable('deliveries')
    .addColumn('community_id', 'text', (c) => c.notNull())
    .addColumn('channel_id', 'text', (c) => c.notNull())
    .addColumn('delivery_key', 'text', (c) => c.notNull())
    .addColumn('person_id', 'text')
    .addColumn('case_id', 'text')
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('not_before', 'bigint', (c) => c.notNull())
    .addColumn('data_json', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('attempts', 'integer', (c) => c.notNull())
    .addColumn('trouble', 'text')
    .addColumn('provider_code', 'text')
    .addColumn('sent_at', 'bigint')
    .addPrimaryKeyConstraint('deliveries_pk', ['community_id', 'channel_id', 'delivery_key'])
    .execute()
  await db.schema
    .createIndex('deliveries_waiting')
    .on('deliveries')
    .columns(['community_id', 'channel_id', 'not_before'])
    .where(sql.ref('state'), '=', sql.lit('waiting')) // what went out need not be looked through again
    .execute()
  await db.schema.createIndex('deliveries_log').on('deliveries').columns(['community_id', 'channel_id', 'at']).execute()
  await db.schema.createIndex('deliveries_by_case').on('deliveries').columns(['community_id', 'case_id']).execute()
}

/** Numbers are personal data and stand apart from everything else about a person. */
const createPhones = (db: AnyDatabase) =>
  db.schema
    .createTable('person_phones')
    .addColumn('community_id', 'text', (c) => c.notNull())
    .addColumn('person_id', 'text', (c) => c.notNull())
    .addColumn('phone', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('person_phones_pk', ['community_id', 'person_id'])
    .execute()
