import type { Deps } from '../deps.ts'
import { breather } from '../start/breather.ts'
import type { NewDelivery } from '../stores/channel-journal.ts'
import type { NewNotice, OutboxEntry } from '../stores/notice-journal.ts'
import { deliveriesOf } from './deliveries-of.ts'
import { type Listeners, noticesOf } from './who-hears.ts'

/** Events heard of in one transaction. Few: reports that come in meanwhile wait for it. */
const PAGE = 64
/** Pages a turn: after a long standstill the rest is heard of in the next turns, between other work. */
const PAGES_PER_TURN = 8

/** How soon after it happened people can read of it. */
export const HEAR_EVERY_MS = 1_000

export type Hearing = Pick<Deps, 'notices' | 'channels' | 'communities' | 'now'>

/**
 * Makes messages of the events in the outbox and takes them out of it, page by page. What breaks off is done again as if it had not
 * begun: a page and its messages are one transaction. @returns how many events were heard of
 */
export async function hearEvents(deps: Hearing, breath = breather()): Promise<number> {
  let heard = 0
  for (let turn = 0; turn < PAGES_PER_TURN; turn++) {
    const page = await deps.notices.unheard(PAGE)
    for (const group of byCommunity(page)) await hearPage(group, deps)
    heard += page.length
    if (page.length < PAGE || !(await breath.rest())) break
  }
  return heard
}

function byCommunity(entries: readonly OutboxEntry[]): OutboxEntry[][] {
  const groups = new Map<string, OutboxEntry[]>()
  for (const entry of entries) groups.set(entry.communityId, [...(groups.get(entry.communityId) ?? []), entry])
  return [...groups.values()]
}

async function hearPage(page: readonly OutboxEntry[], deps: Hearing): Promise<void> {
  const communityId = page[0]?.communityId ?? ''
  const now = deps.now()
  const community = await deps.communities.read(communityId)
  const notices: NewNotice[] = []
  const deliveries: NewDelivery[] = []
  if (community) {
    const desk = await deps.notices.deskPeople(communityId, now)
    const followers = await deps.notices.followers(communityId, [...new Set(page.map(({ caseId }) => caseId))])
    const channels = await deps.channels.channels(communityId)
    const phones = channels.some(({ kind }) => kind === 'sms') ? await deps.channels.phones(communityId) : new Map()
    for (const entry of page) {
      const listeners: Listeners = { followers: followers.get(entry.caseId) ?? [], desk, community }
      const made = noticesOf(entry, listeners)
      notices.push(...made)
      deliveries.push(...deliveriesOf(entry, { channels, notices: made, phones, now }))
    }
  }
  await deps.notices.settle(page, notices, deliveries)
}
