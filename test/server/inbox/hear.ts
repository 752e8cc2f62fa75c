import { inboxSchema, type Notice } from '../../../domain/notice.ts'
import { paths } from '../../../domain/wire.ts'
import { hearEvents } from '../../../server/notify/hear-events.ts'
import type { Heart, Member } from '../heart/heart.ts'

/** Lets the server hear of everything that happened, as its chore does every second. */
export const hear = (heart: Heart) => hearEvents({ ...heart.stores, now: () => heart.clock.now })

/** What a person finds in the inbox. */
export async function inboxOf(heart: Heart, who: Member, after?: string) {
  const answer = await heart.as(who).send('GET', after === undefined ? paths.inbox : `${paths.inbox}?after=${after}`)
  if (answer.status !== 200) throw new Error(`inbox: ${answer.status} ${await answer.text()}`)
  return inboxSchema.parse(await answer.json())
}

/** The messages in short: what, in which part, with which words. */
export const short = (items: readonly Notice[]) => items.map(({ event, side, reason }) => [event, side, reason])
