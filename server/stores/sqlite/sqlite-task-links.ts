import type { NewSession } from '../people.ts'
import type { NewTaskLink, RenewedTaskLink, TaskLink, TaskLinks } from '../task-links.ts'
import type { Database } from './database.ts'
import type { TaskLinkRow } from './errand-tables.ts'
import { insertSession } from './sqlite-invitations.ts'
import { putPersonIn } from './sqlite-persons.ts'

/** @param forgetAll whoever is remembered as signed in is looked up anew */
export function sqliteTaskLinks(db: Database, forgetAll: () => void): TaskLinks {
  return {
    createTaskLink: (link) => createLink(db, link),
    taskLinksOf: async (communityId, caseId) => {
      const rows = await select(db)
        .where('l.community_id', '=', communityId)
        .where('l.case_id', '=', caseId)
        .orderBy('l.created_at')
        .orderBy('l.link_id')
        .execute()
      return rows.map(toLink)
    },
    taskLinkBySecret: async (secretHash) =>
      orNull(await select(db).where('l.secret_hash', '=', secretHash).executeTakeFirst()),
    taskLinkOfPerson: async (communityId, personId) =>
      orNull(
        await select(db)
          .where('l.community_id', '=', communityId)
          .where('l.person_id', '=', personId)
          .executeTakeFirst(),
      ),
    renewTaskLink: async (link) => {
      await renew(db, link)
      forgetAll()
    },
    revokeTaskLink: async (communityId, linkId, by, now) => {
      await revoke(db, communityId, linkId, by, now)
      forgetAll()
    },
    openTaskLink: (session) => open(db, session),
  }
}

const select = (db: Database) =>
  db
    .selectFrom('task_links as l')
    .innerJoin('people as p', (join) =>
      join.onRef('p.community_id', '=', 'l.community_id').onRef('p.person_id', '=', 'l.person_id'),
    )
    .selectAll('l')
    .select('p.name')

type Row = TaskLinkRow & { name: string }

const orNull = (row: Row | undefined): TaskLink | null => (row ? toLink(row) : null)

const toLink = (row: Row): TaskLink => ({
  communityId: row.community_id,
  linkId: row.link_id,
  caseId: row.case_id,
  personId: row.person_id,
  name: row.name,
  createdAt: row.created_at,
  createdBy: row.created_by,
  expiresAt: row.expires_at,
  revokedAt: row.revoked_at,
  openedAt: row.opened_at,
})

async function createLink(db: Database, link: NewTaskLink): Promise<void> {
  const { communityId, personId, name, createdAt } = link
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('task_links')
      .values({
        community_id: communityId,
        link_id: link.linkId,
        case_id: link.caseId,
        person_id: personId,
        secret_hash: link.secretHash,
        created_at: createdAt,
        created_by: link.createdBy,
        expires_at: link.expiresAt,
        revoked_at: null,
        revoked_by: null,
        opened_at: null,
      })
      .execute()
    const post = { role: 'handler' as const, gridIds: [], kinds: [], from: createdAt, to: null }
    await putPersonIn(trx, { communityId, personId, name, posts: [post] })
  })
}

async function renew(
  db: Database,
  { communityId, linkId, secretHash, expiresAt, now }: RenewedTaskLink,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx
      .updateTable('task_links')
      .set({ secret_hash: secretHash, expires_at: expiresAt, revoked_at: null, revoked_by: null })
      .where('community_id', '=', communityId)
      .where('link_id', '=', linkId)
      .execute()
    await endSessions(trx, communityId, linkId, now)
  })
}

async function revoke(db: Database, communityId: string, linkId: string, by: string, now: number): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx
      .updateTable('task_links')
      .set({ revoked_at: now, revoked_by: by })
      .where('community_id', '=', communityId)
      .where('link_id', '=', linkId)
      .where('revoked_at', 'is', null)
      .execute()
    await endSessions(trx, communityId, linkId, now)
  })
}

const endSessions = (trx: Database, communityId: string, linkId: string, now: number) =>
  trx
    .updateTable('sessions')
    .set({ ended_at: now })
    .where('community_id', '=', communityId)
    .where('ended_at', 'is', null)
    .where('person_id', '=', (eb) =>
      eb
        .selectFrom('task_links')
        .select('person_id')
        .where('community_id', '=', communityId)
        .where('link_id', '=', linkId),
    )
    .execute()

/** The update's own condition decides between an opening and a revocation at once, on any database. */
async function open(db: Database, session: NewSession): Promise<boolean> {
  const row = await select(db).where('l.secret_hash', '=', session.secretHash).executeTakeFirst()
  if (!row) return false
  return db.transaction().execute(async (trx) => {
    const opened = await trx
      .updateTable('task_links')
      .set({ opened_at: session.now })
      .where('secret_hash', '=', session.secretHash)
      .where('revoked_at', 'is', null)
      .where('expires_at', '>', session.now)
      .executeTakeFirst()
    if (opened.numUpdatedRows !== 1n) return false
    await insertSession(trx, session, { communityId: row.community_id, personId: row.person_id })
    return true
  })
}
