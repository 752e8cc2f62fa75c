import type { ChannelSettings } from '../../domain/channel.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
/** Asia/Shanghai has had no daylight saving since 1991. */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000

/** The minute of the day in Shanghai. */
export const shanghaiMinute = (ms: number): number => Math.floor(((ms + SHANGHAI_OFFSET_MS) % DAY_MS) / MINUTE_MS)

/** The day in Shanghai, as 2026-11-27. */
export const shanghaiDay = (ms: number): string => new Date(ms + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10)

/** When that minute of the day was or will be on the day of `ms`. */
export const atMinute = (ms: number, minute: number): number =>
  Math.floor((ms + SHANGHAI_OFFSET_MS) / DAY_MS) * DAY_MS - SHANGHAI_OFFSET_MS + minute * MINUTE_MS

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
