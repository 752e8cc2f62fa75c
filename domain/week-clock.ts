const MINUTE_MS = 60_000
/** Asia/Shanghai has had no daylight saving since 1991: a fixed offset is exact. */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000

export const DAY_MINUTES = 1440
export const WEEK_MINUTES = 7 * DAY_MINUTES

/** 1970-01-01, where Unix time begins, was a Thursday: four days after the Sunday that begins our week. */
const EPOCH_MINUTE = 4 * DAY_MINUTES

/** The minute of the week in Asia/Shanghai, counted from Sunday 00:00. @param ms Unix ms */
export function minuteOfWeek(ms: number): number {
  const minutes = Math.floor((ms + SHANGHAI_OFFSET_MS) / MINUTE_MS) + EPOCH_MINUTE
  return ((minutes % WEEK_MINUTES) + WEEK_MINUTES) % WEEK_MINUTES
}
