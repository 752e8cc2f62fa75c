import type { ChannelView } from '../../domain/channel.ts'
import type { ChannelRecord } from '../stores/channel-journal.ts'

/** A channel as an admin's page sees it: never its address or secret, only how the one ends and whether the other is there. */
export function channelView(channel: ChannelRecord, counts = { waiting: 0, failed: 0 }): ChannelView {
  const { channelId, kind, name, settings, enabled, revision, token, secret } = channel
  const addressEnd = token.slice(-4)
  return { channelId, kind, name, addressEnd, hasSecret: secret !== null, settings, enabled, revision, ...counts }
}
