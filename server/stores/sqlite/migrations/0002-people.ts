import type { Kysely } from 'kysely'

/** Communities, people, the posts they hold, links and sessions. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createCommunities(db)
  await createPeople(db)
  await createPosts(db)
  await createInvitations(db)
  await createSessions(db)
}

async function createCommunities(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('communities')
    .addColumn('community_id', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('demo', 'integer', (c) => c.notNull())
    .addColumn('version', 'text', (c) => c.notNull())
    .addColumn('config', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('communities_pk', ['community_id'])
    .execute()
}

async function createPeople(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('people')
    .addColumn('community_id', 'text', (c) => c.notNull())
    .addColumn('person_id', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('people_pk', ['community_id', 'person_id'])
    .execute()
}

async function createPosts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('posts')
    .addColumn('community_id', 'text', (c) => c.notNull())
    .addColumn('person_id', 'text', (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('grid_ids', 'text')
    .addColumn('kinds', 'text', (c) => c.notNull())
    .addColumn('from_at', 'bigint', (c) => c.notNull())
    .addColumn('to_at', 'bigint')
    .addPrimaryKeyConstraint('posts_pk', ['community_id', 'person_id', 'position'])
    .execute()
}

/** A sign-in knows the hash but not yet the community: hence an index on the hash alone beside the key. */
async function createInvitations(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('invitations')
    .addColumn('community_id', 'text', (c) => c.notNull())
    .addColumn('secret_hash', 'text', (c) => c.notNull())
    .addColumn('person_id', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('expires_at', 'bigint')
    .addColumn('reusable', 'integer', (c) => c.notNull())
    .addColumn('claimed_at', 'bigint')
    .addPrimaryKeyConstraint('invitations_pk', ['community_id', 'secret_hash'])
    .execute()
  await db.schema.createIndex('invitations_by_secret').on('invitations').column('secret_hash').execute()
}

async function createSessions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('sessions')
    .addColumn('community_id', 'text', (c) => c.notNull())
    .addColumn('session_id', 'text', (c) => c.notNull())
    .addColumn('token_hash', 'text', (c) => c.notNull())
    .addColumn('person_id', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .addColumn('ended_at', 'bigint')
    .addPrimaryKeyConstraint('sessions_pk', ['community_id', 'session_id'])
    .execute()
  await db.schema.createIndex('sessions_by_token').on('sessions').column('token_hash').execute()
}
