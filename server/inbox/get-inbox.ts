import { INBOX_KEPT, type Inbox } from '../../domain/notice.ts'
import { dataAnswer } from '../data-answer.ts'
import type { Deps, Handler } from '../deps.ts'
import { Refusal } from '../refusal.ts'
import { signedIn } from '../signed-in.ts'
import type { Head } from '../stores/feed-journal.ts'

const PAGE = 100
const FORM = /^([0-9a-f]{32})\.(\d{1,15})$/

/**
 * GET /v1/inbox?after: the person's own messages after the cursor, in order; without one the newest. A cursor of another epoch is
 * gone (410): after a restored backup the numbers begin anew.
 */
export const getInbox: Handler = async (c, deps) => {
  const { communityId, personId } = signedIn(c)
  const head = await deps.journal.head(communityId)
  const after = readAfter(c.req.query('after'), head)
  const items = await itemsAfter(after, communityId, personId, deps)
  const next = items.at(-1)?.seq ?? after ?? 0
  const inbox: Inbox = {
    epoch: head.epoch,
    items,
    next: `${head.epoch}.${next}`,
    more: after !== null && items.length === PAGE,
    unread: await deps.notices.unread(communityId, personId, INBOX_KEPT),
  }
  return dataAnswer(inbox)
}

function readAfter(text: string | undefined, head: Head): number | null {
  if (text === undefined) return null
  const [, epoch, seq] = FORM.exec(text) ?? []
  if (epoch === undefined) throw new Refusal('bad_query', { detail: 'after: not a cursor' })
  if (epoch !== head.epoch || Number(seq) > head.seq) throw new Refusal('cursor_gone')
  return Number(seq)
}

const itemsAfter = (after: number | null, communityId: string, personId: string, { notices }: Deps) =>
  after === null
    ? notices.newestInbox(communityId, personId, INBOX_KEPT)
    : notices.inbox(communityId, personId, after, PAGE)
