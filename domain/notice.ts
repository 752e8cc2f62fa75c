import * as z from 'zod/mini'

/** In what part somebody hears of a case; decides what the message says and where it leads. */
export const NOTICE_SIDES = ['mine', 'joined', 'task', 'desk'] as const
export type NoticeSide = (typeof NOTICE_SIDES)[number]

/**
 * One message in somebody's inbox: codes and the words a person wrote for it, never a sentence; the page says it in words. It names
 * the building, not the unit, and nobody.
 */
export const noticeSchema = z.object({
  /** The event's place in the community's history: orders the inbox and names the message. */
  seq: z.int(),
  caseId: z.string(),
  /** What happened: the name of a step, `report`, or an alarm. A newer server may have more. */
  event: z.string(),
  side: z.enum(NOTICE_SIDES),
  /** Unix ms by the server's clock. */
  at: z.int(),
  /** The reason, the note or the task, where this part may read it. */
  reason: z.nullable(z.string()),
  categoryId: z.nullable(z.string()),
  gridId: z.nullable(z.string()),
  buildingId: z.nullable(z.string()),
  /** By when, where the event set a date (Unix ms). */
  dueAt: z.nullable(z.int()),
})
export type Notice = z.infer<typeof noticeSchema>

/** Messages a phone keeps, and of how many it hears whether they were read. */
export const INBOX_KEPT = 200

/** Answer to `GET /v1/inbox`: what is newer than `after`, in order, and which of the newest `INBOX_KEPT` are unread. */
export const inboxSchema = z.object({
  epoch: z.string(),
  items: z.array(noticeSchema),
  /** Sent back as `after`. */
  next: z.string(),
  more: z.boolean(),
  unread: z.array(z.int()),
})
export type Inbox = z.infer<typeof inboxSchema>

/** Body of `POST /v1/inbox/read`. Marking what is read already, or not there, changes nothing. */
export const inboxReadSchema = z.strictObject({ seqs: z.array(z.int()).check(z.minLength(1), z.maxLength(500)) })
export type InboxRead = z.infer<typeof inboxReadSchema>
