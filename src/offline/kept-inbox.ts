import type { Notice } from '../../domain/notice.ts'
import type { Owner } from './draft.ts'
import type { LocalDb } from './local-db.ts'

/** A person's messages as this phone has them. */
export type KeptInbox = {
  /** In the order of their numbers, the newest of them. */
  items: Notice[]
  /** Where the server's list was left; null before it was first heard. */
  cursor: string | null
  unread: number[]
  /** Read on this phone, and the server not told yet. */
  readHere: number[]
  /** Unix ms by this phone's clock; null: never. */
  heardAt: number | null
}

/** Before the first message. */
export const NOTHING_KEPT: KeptInbox = { items: [], cursor: null, unread: [], readHere: [], heardAt: null }

export const inboxKey = ({ communityId, personId }: Owner): string => `inbox:${communityId}:${personId}`

/** The messages kept here; without a network these are what there is. */
export async function readInbox(db: LocalDb, owner: Owner): Promise<KeptInbox> {
  // Written by `inbox.ts` alone, from an answer that was parsed.
  return ((await db.get('settings', inboxKey(owner))) as KeptInbox | undefined) ?? NOTHING_KEPT
}

export const countUnread = async (db: LocalDb, owner: Owner): Promise<number> =>
  (await readInbox(db, owner)).unread.length
