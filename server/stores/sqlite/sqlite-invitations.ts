import type { InvitationFound, NewInvitation, NewSession } from '../people.ts'
import type { Database } from './database.ts'
import { postsHeld } from './post-rows.ts'
import { loadPosts } from './sqlite-sessions.ts'

export async function insertInvitation(db: Database, invitation: NewInvitation): Promise<void> {
  await db
    .insertInto('invitations')
    .values({
      community_id: invitation.communityId,
      secret_hash: invitation.secretHash,
      person_id: invitation.personId,
      created_at: invitation.createdAt,
      expires_at: invitation.expiresAt,
      reusable: invitation.reusable ? 1 : 0,
      claimed_at: null,
    })
    .execute()
}

export async function findInvitation(
  db: Database,
  secretHash: string,
  now: number,
  allowReusable: boolean,
): Promise<InvitationFound> {
  const row = await loadInvitation(db, secretHash)
  if (!row || (row.reusable && !allowReusable)) return { ok: false, why: 'enrolment_invalid' }
  if (row.claimed_at !== null) return { ok: false, why: 'enrolment_used' }
  if (row.expires_at !== null && row.expires_at <= now) return { ok: false, why: 'enrolment_invalid' }
  const posts = postsHeld(await loadPosts(db, row.community_id, row.person_id), now)
  const invitation = {
    communityId: row.community_id,
    personId: row.person_id,
    name: row.name,
    posts,
    reusable: row.reusable === 1,
  }
  return { ok: true, invitation }
}

const loadInvitation = (db: Database, secretHash: string) =>
  db
    .selectFrom('invitations as i')
    .innerJoin('people as p', (join) =>
      join.onRef('p.community_id', '=', 'i.community_id').onRef('p.person_id', '=', 'i.person_id'),
    )
    .where('i.secret_hash', '=', secretHash)
    .select(['i.community_id', 'i.person_id', 'i.expires_at', 'i.reusable', 'i.claimed_at', 'p.name'])
    .executeTakeFirst()

/**
 * The update's own condition decides between two claims at once, on any database.
 * Looking comes before the transaction so that the transaction begins with a write: SQLite cannot turn a reader into a
 * writer when another process has written in between (SQLITE_BUSY_SNAPSHOT).
 */
export async function claimInvitation(
  db: Database,
  session: NewSession,
  allowReusable: boolean,
): Promise<InvitationFound> {
  const found = await findInvitation(db, session.secretHash, session.now, allowReusable)
  if (!found.ok) return found
  return db.transaction().execute(async (trx): Promise<InvitationFound> => {
    if (!found.invitation.reusable && !(await burn(trx, session))) return { ok: false, why: 'enrolment_used' }
    await insertSession(trx, session, found.invitation)
    return found
  })
}

async function burn(db: Database, session: NewSession): Promise<boolean> {
  const result = await db
    .updateTable('invitations')
    .set({ claimed_at: session.now })
    .where('secret_hash', '=', session.secretHash)
    .where('claimed_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export async function insertSession(
  db: Database,
  session: NewSession,
  person: { communityId: string; personId: string },
): Promise<void> {
  await db
    .insertInto('sessions')
    .values({
      community_id: person.communityId,
      session_id: session.sessionId,
      token_hash: session.tokenHash,
      person_id: person.personId,
      created_at: session.now,
      expires_at: session.expiresAt,
      ended_at: null,
    })
    .execute()
}
