import { clockOf } from './shanghai-time.ts'

const MINUTE_MS = 60_000

export const DAY_MINUTES = 1440
export const WEEK_MINUTES = 7 * DAY_MINUTES

/** 1970-01-01, where Unix time begins, was a Thursday: four days after the Sunday that begins our week. */
const EPOCH_MINUTE = 4 * DAY_MINUTES

/** The minute of the week in Asia/Shanghai, counted from Sunday 00:00. @param ms Unix ms */
export function minuteOfWeek(ms: number): number {
  const minutes = Math.floor(clockOf(ms).getTime() / MINUTE_MS) + EPOCH_MINUTE
  return ((minutes % WEEK_MINUTES) + WEEK_MINUTES) % WEEK_MINUTES
}
