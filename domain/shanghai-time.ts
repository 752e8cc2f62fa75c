export const DAY_MS = 86_400_000

/** Asia/Shanghai has had no daylight saving since 1991: a fixed offset is exact for all that is told or computed here. */
const OFFSET_MS = 8 * 3_600_000

/** The day in Asia/Shanghai on which a moment (Unix ms) lies, counted from 1970-01-01. */
export const dayOf = (ms: number): number => Math.floor((ms + OFFSET_MS) / DAY_MS)

/** A moment (Unix ms) as a date whose UTC parts (`getUTCHours`, `toISOString`) are what clocks in Asia/Shanghai show. */
export const clockOf = (ms: number): Date => new Date(ms + OFFSET_MS)

/** The other way round: when clocks in Asia/Shanghai show what they show in UTC at `shown` (Unix ms). */
export const momentOf = (shown: number): number => shown - OFFSET_MS

/** When a day of `dayOf` begins, Unix ms. */
export const dayStart = (day: number): number => momentOf(day * DAY_MS)

/** The day in Asia/Shanghai: `2026-11-24`. */
export const dayText = (ms: number): string => clockOf(ms).toISOString().slice(0, 10)
