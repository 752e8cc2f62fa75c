import { DANGER_CATEGORIES } from '../../domain/category.ts'
import { UNPLACED_GRID } from '../../domain/grid.ts'
import { leadingTask } from '../../domain/task.ts'
import type { ChannelRecord, NewDelivery } from '../stores/channel-journal.ts'
import type { NewNotice, OutboxEntry } from '../stores/notice-journal.ts'
import { afterQuiet } from './quiet-hours.ts'

type Around = {
  channels: readonly ChannelRecord[]
  /** Made of the same event. */
  notices: readonly NewNotice[]
  phones: ReadonlyMap<string, string>
  now: number
}

/** What an event sends out: one message for each robot that tells of it, one text message for each who hears of it and has a number. */
export function deliveriesOf(entry: OutboxEntry, around: Around): NewDelivery[] {
  const told = around.channels.filter((channel) => channel.communityId === entry.communityId && tells(channel, entry))
  return told.flatMap((channel) =>
    channel.kind === 'sms' ? texts(channel, entry, around) : group(channel, entry, around),
  )
}

function tells({ settings: { events, gridIds }, enabled }: ChannelRecord, entry: OutboxEntry): boolean {
  const isMeant = gridIds === null || gridIds.includes(entry.case?.gridId ?? UNPLACED_GRID)
  return enabled && entry.case !== null && isMeant && events.some((event) => event === entry.event)
}

/** In quiet hours nothing but dangers goes out. */
const notBefore = ({ settings }: ChannelRecord, entry: OutboxEntry, now: number): number =>
  DANGER_CATEGORIES.has(entry.case?.categoryId ?? '') ? now : afterQuiet(now, settings.quiet)

/** To a group: handlers may be in it, so it reads nothing a reporter wrote. */
function group(channel: ChannelRecord, entry: OutboxEntry, { now }: Around): NewDelivery[] {
  const { communityId, seq, caseId, event, at, payload, actorId, case: found } = entry
  const buildingId = found?.place?.buildingId ?? null // what the community does not know is not said
  const reason = actorId === null ? null : payload.task || payload.reason || payload.note || null
  const dueAt = payload.dueAt ?? (found && leadingTask(found.tasks)?.dueAt) ?? null
  const data = {
    event,
    caseId,
    categoryId: found?.categoryId ?? null,
    gridId: found?.gridId ?? null,
    buildingId,
    dueAt,
    reason,
  }
  const key = `e:${seq}`
  return [
    {
      communityId,
      channelId: channel.channelId,
      key,
      personId: null,
      at,
      notBefore: notBefore(channel, entry, now),
      data,
    },
  ]
}

function texts(channel: ChannelRecord, entry: OutboxEntry, { notices, phones, now }: Around): NewDelivery[] {
  return notices
    .filter(({ personId }) => phones.has(personId))
    .map(({ personId, communityId, at, event, caseId, categoryId, gridId, buildingId, dueAt, reason }) => ({
      communityId,
      channelId: channel.channelId,
      key: `e:${entry.seq}:${personId}`,
      personId,
      at,
      notBefore: notBefore(channel, entry, now),
      data: { event, caseId, categoryId, gridId, buildingId, dueAt, reason },
    }))
}
