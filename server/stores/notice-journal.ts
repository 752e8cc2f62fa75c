import type { Notice, NoticeSide } from '../../domain/notice.ts'
import type { Post } from '../../domain/person.ts'
import type { CaseRecord, EventPayload } from './case-record.ts'
import type { NewDelivery } from './channel-journal.ts'

/** The handlers an event concerns, and those whose task it took away. */
export type TaskPeople = { to: readonly string[]; lost: readonly string[] }

/** An event that nobody has heard of yet. */
export type OutboxEntry = {
  communityId: string
  seq: number
  caseId: string
  event: string
  at: number
  /** Staff who did it; null for a reporter and for what the clock did. */
  actorId: string | null
  payload: EventPayload
  people: TaskPeople
  /** As it is now; null once it was forgotten. */
  case: CaseRecord | null
}

/**
 * Somebody who follows a case by having reported or joined one: their own case's id, which after a merge is another. Whose report was
 * merged into the case hears what its joiners hear, of their own report.
 */
export type Follower = {
  personId: string
  caseId: string
  part: 'reporters' | 'joiners'
  side: Extract<NoticeSide, 'mine' | 'joined'>
}

export type NewNotice = Notice & { communityId: string; personId: string }

/**
 * The outbox of events and everybody's inbox. A row of the outbox is written with its event, in one transaction; it goes when the
 * messages made of it are written, in one transaction too: nobody misses an event, and nobody hears one twice.
 */
export type NoticeJournal = {
  /** The oldest events nobody has heard of yet, of all communities. */
  unheard(limit: number): Promise<OutboxEntry[]>
  /** Who follows these cases, by the case asked for; after a merge with the people of all cases merged into it. */
  followers(communityId: string, caseIds: readonly string[]): Promise<Map<string, Follower[]>>
  /** Everybody who holds a desk post at `now`. */
  deskPeople(communityId: string, now: number): Promise<{ personId: string; posts: Post[] }[]>
  /** Writes what was made of these events and takes them out of the outbox. Messages that are there already stay as they are. */
  settle(
    heard: readonly OutboxEntry[],
    notices: readonly NewNotice[],
    deliveries: readonly NewDelivery[],
  ): Promise<void>
  /** A person's messages after a number, in order. */
  inbox(communityId: string, personId: string, after: number, limit: number): Promise<Notice[]>
  /** The same, the newest ones, oldest of them first. */
  newestInbox(communityId: string, personId: string, limit: number): Promise<Notice[]>
  /** Which of the newest `limit` messages are unread. */
  unread(communityId: string, personId: string, limit: number): Promise<number[]>
  /** Unknown numbers and other people's are passed over. */
  markRead(communityId: string, personId: string, seqs: readonly number[], now: number): Promise<void>
  /** Removes messages and delivered or given up deliveries of before a time. */
  prune(before: number): Promise<void>
}

/** What of a message stands in one column. */
export type NoticeData = Pick<Notice, 'reason' | 'categoryId' | 'gridId' | 'buildingId' | 'dueAt'>
export type { NoticeSide }
