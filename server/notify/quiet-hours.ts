import type { ChannelSettings } from '../../domain/channel.ts'
import { DAY_MS, dayOf, dayStart } from '../../domain/shanghai-time.ts'

const MINUTE_MS = 60_000

/** The minute of the day in Shanghai. */
export const shanghaiMinute = (ms: number): number => Math.floor((ms - dayStart(dayOf(ms))) / MINUTE_MS)

/** When that minute of the day was or will be on the day of `ms`. */
export const atMinute = (ms: number, minute: number): number => dayStart(dayOf(ms)) + minute * MINUTE_MS

/**
 * When something may go out: now, or at the end of the quiet hours it falls into.
 * @param now Unix ms
 */
export function afterQuiet(now: number, quiet: ChannelSettings['quiet']): number {
  if (!quiet || !isQuiet(shanghaiMinute(now), quiet)) return now
  const end = atMinute(now, quiet.to)
  return end > now ? end : end + DAY_MS
}

const isQuiet = (minute: number, { from, to }: { from: number; to: number }): boolean =>
  from <= to ? minute >= from && minute < to : minute >= from || minute < to
