import type { Notice, NoticeSide } from '../../../domain/notice.ts'
import type { Post } from '../../../domain/person.ts'
import type { NewNotice, NoticeData, NoticeJournal, OutboxEntry } from '../notice-journal.ts'
import { toCaseRecord } from './case-rows.ts'
import type { Database } from './database.ts'
import { insertDeliveries } from './delivery-rows.ts'
import { followersByCase } from './followers-by-case.ts'
import { padToPowerOfTwo } from './id-list.ts'
import { decodeJson, encodeJson } from './json-text.ts'
import type { EventOutboxRow, InboxRow } from './notice-tables.ts'
import { postsHeld } from './post-rows.ts'

export function sqliteNoticeJournal(db: Database): NoticeJournal {
  return {
    unheard: (limit) => unheard(db, limit),
    followers: (communityId, caseIds) => followersByCase(db, communityId, caseIds),
    deskPeople: (communityId, now) => deskPeople(db, communityId, now),
    settle: (heard, notices, deliveries) =>
      db.transaction().execute(async (trx) => {
        for (const { communityId, seq } of heard) await takeOut(trx, communityId, seq)
        await insertNotices(trx, notices)
        await insertDeliveries(trx, deliveries)
      }),
    inbox: async (communityId, personId, after, limit) => {
      const rows = await inboxOf(db, communityId, personId)
        .where('seq', '>', after)
        .orderBy('seq')
        .limit(limit)
        .execute()
      return rows.map(toNotice)
    },
    newestInbox: async (communityId, personId, limit) => {
      const rows = await inboxOf(db, communityId, personId).orderBy('seq', 'desc').limit(limit).execute()
      return rows.map(toNotice).reverse()
    },
    unread: (communityId, personId, limit) => unread(db, communityId, personId, limit),
    markRead: (communityId, personId, seqs, now) => markRead(db, communityId, personId, seqs, now),
    prune: async (before) => {
      await db.deleteFrom('inbox').where('at', '<', before).execute()
      await db.deleteFrom('deliveries').where('at', '<', before).where('state', '!=', 'waiting').execute()
    },
  }
}

const inboxOf = (db: Database, communityId: string, personId: string) =>
  db.selectFrom('inbox').selectAll().where('community_id', '=', communityId).where('person_id', '=', personId)

async function unheard(db: Database, limit: number): Promise<OutboxEntry[]> {
  const rows = await db
    .selectFrom('event_outbox')
    .selectAll()
    .orderBy('community_id')
    .orderBy('seq')
    .limit(limit)
    .execute()
  const entries: OutboxEntry[] = []
  for (const [communityId, group] of byCommunity(rows)) entries.push(...(await entriesOf(db, communityId, group)))
  return entries
}

function byCommunity(rows: readonly EventOutboxRow[]): Map<string, EventOutboxRow[]> {
  const groups = new Map<string, EventOutboxRow[]>()
  for (const row of rows) groups.set(row.community_id, [...(groups.get(row.community_id) ?? []), row])
  return groups
}

async function entriesOf(db: Database, communityId: string, rows: readonly EventOutboxRow[]): Promise<OutboxEntry[]> {
  const cases = await db
    .selectFrom('cases')
    .selectAll()
    .where('community_id', '=', communityId)
    .where('case_id', 'in', padToPowerOfTwo([...new Set(rows.map((row) => row.case_id))]))
    .execute()
  const events = await db
    .selectFrom('case_events')
    .select(['seq', 'actor_person', 'payload_json'])
    .where('community_id', '=', communityId)
    .where('seq', 'in', padToPowerOfTwo(rows.map((row) => row.seq)))
    .execute()
  const caseOf = new Map(cases.map((row) => [row.case_id, toCaseRecord(row)]))
  const eventOf = new Map(events.map((row) => [row.seq, row]))
  return rows.map((row) => ({
    communityId,
    seq: row.seq,
    caseId: row.case_id,
    event: row.event,
    at: row.at,
    actorId: eventOf.get(row.seq)?.actor_person ?? null,
    payload: decodeJson(eventOf.get(row.seq)?.payload_json ?? '{}'),
    people: row.people_json === null ? { to: [], lost: [] } : decodeJson(row.people_json),
    case: caseOf.get(row.case_id) ?? null,
  }))
}

const takeOut = (trx: Database, communityId: string, seq: number) =>
  trx.deleteFrom('event_outbox').where('community_id', '=', communityId).where('seq', '=', seq).execute()

/** A message's key is the person and the event: making it again changes nothing. */
async function insertNotices(trx: Database, notices: readonly NewNotice[]): Promise<void> {
  for (const notice of notices) {
    await trx
      .insertInto('inbox')
      .values(toInboxRow(notice))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

function toInboxRow(notice: NewNotice): InboxRow {
  const { reason, categoryId, gridId, buildingId, dueAt } = notice
  const data: NoticeData = { reason, categoryId, gridId, buildingId, dueAt }
  return {
    community_id: notice.communityId,
    person_id: notice.personId,
    seq: notice.seq,
    case_id: notice.caseId,
    event: notice.event,
    side: notice.side,
    at: notice.at,
    data_json: encodeJson(data),
    read_at: null,
  }
}

const toNotice = (row: InboxRow): Notice => ({
  seq: row.seq,
  caseId: row.case_id,
  event: row.event,
  side: row.side as NoticeSide, // written by toInboxRow alone
  at: row.at,
  ...decodeJson<NoticeData>(row.data_json),
})

async function deskPeople(
  db: Database,
  communityId: string,
  now: number,
): Promise<{ personId: string; posts: Post[] }[]> {
  const rows = await db
    .selectFrom('posts')
    .selectAll()
    .where('community_id', '=', communityId)
    .where('role', 'in', ['grid_leader', 'supervisor', 'admin'])
    .orderBy('person_id')
    .execute()
  const ids = [...new Set(rows.map((row) => row.person_id))]
  const people = ids.map((personId) => ({
    personId,
    posts: postsHeld(
      rows.filter((row) => row.person_id === personId),
      now,
    ),
  }))
  return people.filter(({ posts }) => posts.length > 0)
}

async function unread(db: Database, communityId: string, personId: string, limit: number): Promise<number[]> {
  const rows = await db
    .selectFrom('inbox')
    .select(['seq', 'read_at'])
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute()
  return rows.filter((row) => row.read_at === null).map((row) => row.seq)
}

async function markRead(
  db: Database,
  communityId: string,
  personId: string,
  seqs: readonly number[],
  now: number,
): Promise<void> {
  await db
    .updateTable('inbox')
    .set({ read_at: now })
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .where('seq', 'in', padToPowerOfTwo(seqs))
    .where('read_at', 'is', null)
    .execute()
}
