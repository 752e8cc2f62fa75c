import type { Actor } from '../../actor.ts'
import { isLinkLive } from '../task-links.ts'
import { createBriefMemory } from './brief-memory.ts'
import type { Database } from './database.ts'
import { postsHeld } from './post-rows.ts'

const SESSIONS_REMEMBERED = 20_000

/** Reads sessions through a memory of one second: thousands of requests a second come from few phones. */
export function createSessionReader(db: Database, clock: () => number) {
  const memory = createBriefMemory((tokenHash) => loadSession(db, tokenHash), clock, SESSIONS_REMEMBERED)
  return {
    async resolve(tokenHash: string, now: number): Promise<Actor | null> {
      const found = await memory.get(tokenHash)
      if (!found || found.expiresAt <= now || (found.link !== null && !isLinkLive(found.link, now))) return null
      return { ...found.who, posts: postsHeld(found.posts, now) }
    },
    forget: memory.forget,
    forgetAll: memory.forgetAll,
  }
}

async function loadSession(db: Database, tokenHash: string) {
  const row = await db
    .selectFrom('sessions as s')
    .innerJoin('people as p', (join) =>
      join.onRef('p.community_id', '=', 's.community_id').onRef('p.person_id', '=', 's.person_id'),
    )
    .leftJoin('task_links as l', (join) =>
      join.onRef('l.community_id', '=', 's.community_id').onRef('l.person_id', '=', 's.person_id'),
    )
    .where('s.token_hash', '=', tokenHash)
    .where('s.ended_at', 'is', null)
    .select(['s.community_id', 's.session_id', 's.person_id', 's.expires_at', 'p.name'])
    .select(['l.case_id as link_case', 'l.expires_at as link_expires_at', 'l.revoked_at as link_revoked_at'])
    .executeTakeFirst()
  if (!row) return null
  const who = {
    personId: row.person_id,
    communityId: row.community_id,
    name: row.name,
    sessionId: row.session_id,
    ...(row.link_case !== null && { onlyCase: row.link_case }),
  }
  const link = row.link_expires_at === null ? null : { expiresAt: row.link_expires_at, revokedAt: row.link_revoked_at }
  return { who, link, expiresAt: row.expires_at, posts: await loadPosts(db, row.community_id, row.person_id) }
}

/** A person's posts, past and future ones too, in the order they were given. */
export const loadPosts = (db: Database, communityId: string, personId: string) =>
  db
    .selectFrom('posts')
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .orderBy('position')
    .select(['role', 'grid_ids', 'from_at', 'to_at'])
    .execute()

export async function sessionExpiry(db: Database, tokenHash: string): Promise<number | null> {
  const row = await db
    .selectFrom('sessions')
    .where('token_hash', '=', tokenHash)
    .where('ended_at', 'is', null)
    .select('expires_at')
    .executeTakeFirst()
  return row?.expires_at ?? null
}

export async function extendSession(db: Database, tokenHash: string, expiresAt: number): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ expires_at: expiresAt })
    .where('token_hash', '=', tokenHash)
    .where('ended_at', 'is', null)
    .execute()
}

export async function endSession(db: Database, tokenHash: string, now: number): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ ended_at: now })
    .where('token_hash', '=', tokenHash)
    .where('ended_at', 'is', null)
    .execute()
}
