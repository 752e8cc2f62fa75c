import { SEND_TROUBLES } from '../../domain/channel.ts'
import type { Deps } from '../deps.ts'
import type { AttemptResult, ChannelRecord, DeliveryRecord } from '../stores/channel-journal.ts'
import { digestText, messageText, severalText, type TextSource } from './message-text.ts'
import type { SendResult } from './outgoing.ts'
import { PROVIDERS } from './providers/providers.ts'
import { type Outside, sendMessage } from './send-message.ts'

/** How often it is looked whether something may go out. */
export const SEND_EVERY_MS = 2_000
const MINUTE_MS = 60_000
/** So many waiting messages go one by one; more, or a provider that takes but few more this minute, and they go as one. */
const ONE_BY_ONE_MAX = 3
const NEAR_LIMIT = 5
/** Waiting messages looked at in one turn. */
const TURN_MAX = 200
const ATTEMPTS_MAX = 12
const FIRST_PAUSE_MS = 30_000
const LONGEST_PAUSE_MS = 30 * MINUTE_MS
/** 钉钉 is deaf for ten minutes once it was told too much; the others are no worse off for it. */
const TOO_FAST_PAUSE_MS = 10 * MINUTE_MS

export type Sending = Outside & Pick<Deps, 'channels' | 'communities' | 'settings'>

/** Sends what waits, channel beside channel: one that does not answer holds up no other. */
export async function sendDeliveries(deps: Sending): Promise<void> {
  const channels = await deps.channels.enabledChannels()
  await Promise.all(channels.map((channel) => sendThrough(channel, deps)))
}

async function sendThrough(channel: ChannelRecord, deps: Sending): Promise<void> {
  const { communityId, channelId, kind } = channel
  const now = deps.now()
  const due = await deps.channels.dueDeliveries(communityId, channelId, now, TURN_MAX)
  if (due.length === 0) return
  const community = await deps.communities.read(communityId)
  const { limit } = PROVIDERS[kind]
  const room = limit.perMinute - (await deps.channels.sentSince(communityId, channelId, now - MINUTE_MS))
  if (!community || room <= 0) return
  const source = { community, origin: deps.settings.publicOrigin }
  let sentAt = 0
  for (const message of messagesOf(channel, due, room, source).slice(0, Math.min(room, limit.perSecond))) {
    const phone = await phoneOf(message.of, channel, deps)
    const result = await sendMessage(channel, message.text, phone, deps)
    sentAt = Math.max(deps.now(), sentAt + 1) // messages are counted by their times: no two bear the same
    if (result.ok) await deps.channels.noteAttempt(message.of, { kind: 'sent', at: sentAt })
    else if (await isOver(result, message.of, due, deps)) return
  }
}

type Outgoing = { text: string; of: readonly DeliveryRecord[] }

function messagesOf(
  channel: ChannelRecord,
  due: readonly DeliveryRecord[],
  room: number,
  source: TextSource,
): Outgoing[] {
  const goAlone = channel.kind === 'sms' || (due.length <= ONE_BY_ONE_MAX && room >= NEAR_LIMIT)
  if (goAlone || due.length === 1) return due.map((one) => ({ text: textOf(channel, one, source), of: [one] }))
  return [{ text: severalText(due, source, PROVIDERS[channel.kind].bytesMax), of: due }]
}

const textOf = ({ settings }: ChannelRecord, delivery: DeliveryRecord, source: TextSource): string =>
  delivery.data.counts ? digestText(delivery.data.counts, source) : messageText(settings.template, delivery, source)

async function phoneOf([first]: readonly DeliveryRecord[], { communityId }: ChannelRecord, { channels }: Sending) {
  return first?.personId ? ((await channels.phones(communityId)).get(first.personId) ?? null) : null
}

/**
 * Notes a failure. What may go better later is tried again with growing pauses, and everything behind it waits as long: a provider
 * that is down is asked once in a pause, not once for each message. @returns whether this channel's turn is over
 */
async function isOver(
  { trouble, providerCode }: Extract<SendResult, { ok: false }>,
  tried: readonly DeliveryRecord[],
  due: readonly DeliveryRecord[],
  { channels, now }: Sending,
): Promise<boolean> {
  const attempts = Math.max(...tried.map((one) => one.attempts)) + 1
  const mayBeLater = SEND_TROUBLES[trouble] === 'again' && attempts < ATTEMPTS_MAX
  const why = { trouble, providerCode }
  if (!mayBeLater) {
    await channels.noteAttempt(tried, { kind: 'failed', ...why, at: now() })
    return trouble !== 'phone_missing'
  }
  const pause = trouble === 'too_fast' ? TOO_FAST_PAUSE_MS : pauseAfter(attempts)
  const again: AttemptResult = { kind: 'again', ...why, notBefore: now() + pause }
  await channels.noteAttempt(
    due.filter((one) => !isSent(one, tried, due)),
    again,
  )
  return true
}

/** What went out earlier in this turn stands before what was tried now. */
const isSent = (one: DeliveryRecord, tried: readonly DeliveryRecord[], due: readonly DeliveryRecord[]): boolean =>
  due.indexOf(one) < Math.min(...tried.map((first) => due.indexOf(first)))

/** 30 s, 1, 2, 4, 8, 16 and then 30 minutes. */
export const pauseAfter = (attempts: number): number => Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempts - 1))
