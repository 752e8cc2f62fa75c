import type { ChannelKind, ChannelSettings } from '../../domain/channel.ts'

/** A way out of the community: a robot in a group, or text messages. Tokens and secrets stay in here and in what is sent. */
export type ChannelRecord = {
  communityId: string
  channelId: string
  kind: ChannelKind
  name: string
  /** What names the robot to its provider (the key, access_token or hook id; of SMS the AccessKey id). */
  token: string
  /** What requests are signed with; null where the robot asks for none. */
  secret: string | null
  settings: ChannelSettings
  enabled: boolean
  /** Counts its changes; what `If-Match` compares. */
  revision: number
}

/** What one message out is about: codes and staff's words, nothing of a reporter. */
export type DeliveryData = {
  event: string
  caseId: string | null
  categoryId: string | null
  gridId: string | null
  buildingId: string | null
  dueAt: number | null
  reason: string | null
  /** Of a morning's digest. */
  counts?: DigestCounts
}

/** Numbers of a morning's digest: since yesterday, and as it stands now. */
export type DigestCounts = Record<'received' | 'closed' | 'submitted' | 'awaiting' | 'dueToday' | 'overdue', number>

export type NewDelivery = {
  communityId: string
  channelId: string
  /** Says which event it is of, for whom: two with one key are one. */
  key: string
  /** Whose phone; null for a group. */
  personId: string | null
  at: number
  /** Not before this time (Unix ms): quiet hours. */
  notBefore: number
  data: DeliveryData
}

export type DeliveryState = 'waiting' | 'sent' | 'failed'

export type DeliveryRecord = NewDelivery & {
  state: DeliveryState
  attempts: number
  /** Why the last attempt failed: a code of ours, and the provider's own number where it gave one. */
  trouble: string | null
  providerCode: string | null
  sentAt: number | null
}

export type AttemptResult =
  | { kind: 'sent'; at: number }
  | { kind: 'again'; trouble: string; providerCode: string | null; notBefore: number }
  | { kind: 'failed'; trouble: string; providerCode: string | null; at: number }

/** Channels, what waits to go out through them and what became of it. */
export type ChannelJournal = {
  channels(communityId: string): Promise<ChannelRecord[]>
  /** Those of every community that are switched on. */
  enabledChannels(): Promise<ChannelRecord[]>
  findChannel(communityId: string, channelId: string): Promise<ChannelRecord | null>
  /** Writes a new one, or the next revision; null when somebody changed or removed it meanwhile. */
  putChannel(channel: ChannelRecord): Promise<ChannelRecord | null>
  /** Removes it with what waits. Removing an unknown one is no error. */
  removeChannel(communityId: string, channelId: string): Promise<void>
  addDeliveries(deliveries: readonly NewDelivery[]): Promise<void>
  /** What may go out through a channel now, oldest first. */
  dueDeliveries(communityId: string, channelId: string, now: number, limit: number): Promise<DeliveryRecord[]>
  /** Notes what became of an attempt; several deliveries may have gone in one message. */
  noteAttempt(deliveries: readonly DeliveryRecord[], result: AttemptResult): Promise<void>
  /** Messages that went out through a channel since a time, for the provider's limit; what went together counts once. */
  sentSince(communityId: string, channelId: string, since: number): Promise<number>
  /** The newest deliveries of a channel, newest first. */
  deliveryLog(communityId: string, channelId: string, limit: number): Promise<DeliveryRecord[]>
  /** How many wait and how many failed, by channel. */
  deliveryCounts(communityId: string): Promise<Map<string, { waiting: number; failed: number }>>
  /** Lets what failed wait again, now. @returns how many */
  resend(communityId: string, channelId: string, now: number): Promise<number>
  /** What a morning's digest counts in these grids (null: all), events from `since` on. */
  digestCounts(
    communityId: string,
    gridIds: readonly string[] | null,
    since: number,
    now: number,
  ): Promise<DigestCounts>
  phones(communityId: string): Promise<Map<string, string>>
  /** Null removes it. */
  putPhone(communityId: string, personId: string, phone: string | null): Promise<void>
}
