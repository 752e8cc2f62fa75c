import { DAY_MS, dayText } from '../../domain/shanghai-time.ts'
import type { Deps } from '../deps.ts'
import type { ChannelRecord } from '../stores/channel-journal.ts'
import { shanghaiMinute } from './quiet-hours.ts'

/** A server that was down in the morning sends the digest until then, not in the evening. */
const LATE_MINUTES = 180

type Digesting = Pick<Deps, 'channels' | 'now'>

/**
 * Puts each morning's digest among the messages of the groups that want one. Its key is the day: however often it is put there,
 * also by a server that was just started again, it is there once.
 */
export function morningDigests(deps: Digesting): () => Promise<void> {
  const done = new Set<string>()
  return async () => {
    const now = deps.now()
    const day = dayText(now)
    for (const channel of await deps.channels.enabledChannels()) {
      const known = `${channel.communityId}:${channel.channelId}:${day}`
      if (done.has(known) || !isTime(channel, now)) continue
      await addDigest(channel, `d:${day}`, now, deps)
      done.add(known)
    }
  }
}

function isTime({ kind, settings: { digestAt } }: ChannelRecord, now: number): boolean {
  if (digestAt === null || kind === 'sms') return false
  const late = shanghaiMinute(now) - digestAt
  return late >= 0 && late < LATE_MINUTES
}

async function addDigest(channel: ChannelRecord, key: string, now: number, { channels }: Digesting): Promise<void> {
  const { communityId, channelId, settings } = channel
  const counts = await channels.digestCounts(communityId, settings.gridIds, now - DAY_MS, now)
  if (Object.values(counts).every((count) => count === 0)) return
  const none = { caseId: null, categoryId: null, gridId: null, buildingId: null, dueAt: null, reason: null }
  const data = { event: 'digest', ...none, counts }
  await channels.addDeliveries([{ communityId, channelId, key, personId: null, at: now, notBefore: now, data }])
}
