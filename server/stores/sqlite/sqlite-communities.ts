import { type Community, communitySchema } from '../../../domain/community.ts'
import { parse } from '../../../domain/parse.ts'
import type { Communities } from '../communities.ts'
import { withInitials } from '../with-initials.ts'
import { createBriefMemory } from './brief-memory.ts'
import { communityRow, versioned } from './community-rows.ts'
import type { Database } from './database.ts'

const COMMUNITIES_REMEMBERED = 1000

/** Communities kept as one JSON document each: always read and written as a whole. */
export function createSqliteCommunities(db: Database, clock: () => number = () => performance.now()): Communities {
  const parsed = new Map<string, Community>()
  const memory = createBriefMemory((id) => loadCommunity(db, id, parsed), clock, COMMUNITIES_REMEMBERED)
  return {
    read: memory.get,
    readNow: (id) => {
      memory.forget(id)
      return memory.get(id)
    },
    async write(given) {
      const community = versioned(await withInitials(given))
      await storeCommunity(db, community)
      memory.forget(community.id)
      return community
    },
    async replace(given, version) {
      const community = versioned(await withInitials(given))
      const replaced = await replaceCommunity(db, community, version)
      memory.forget(community.id)
      return replaced ? community : null
    },
    list: () => listCommunities(db),
  }
}

/** Parses only what has changed since it was last parsed. */
async function loadCommunity(db: Database, id: string, parsed: Map<string, Community>): Promise<Community | null> {
  const row = await db.selectFrom('communities').where('community_id', '=', id).select('version').executeTakeFirst()
  if (!row) return null
  const known = parsed.get(id)
  if (known?.version === row.version) return known
  const fresh = await parseCommunity(db, id)
  if (parsed.size >= COMMUNITIES_REMEMBERED) parsed.clear()
  parsed.set(id, fresh)
  return fresh
}

async function parseCommunity(db: Database, id: string): Promise<Community> {
  const row = await db
    .selectFrom('communities')
    .where('community_id', '=', id)
    .select('config')
    .executeTakeFirstOrThrow()
  const community = parse(communitySchema, JSON.parse(row.config))
  if (!community.ok) throw new Error(`the stored community ${id} is damaged: ${community.problems.join('; ')}`)
  return community.value
}

async function storeCommunity(db: Database, community: Community): Promise<void> {
  const row = communityRow(community)
  await db
    .insertInto('communities')
    .values({ community_id: community.id, ...row })
    .onConflict((c) => c.column('community_id').doUpdateSet(row))
    .execute()
}

/** @returns whether the version was still this one */
async function replaceCommunity(db: Database, community: Community, version: string): Promise<boolean> {
  const result = await db
    .updateTable('communities')
    .set(communityRow(community))
    .where('community_id', '=', community.id)
    .where('version', '=', version)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

async function listCommunities(db: Database) {
  const rows = await db
    .selectFrom('communities')
    .orderBy('community_id')
    .select(['community_id', 'name', 'demo'])
    .execute()
  return rows.map((row) => ({ id: row.community_id, name: row.name, demo: row.demo === 1 }))
}
