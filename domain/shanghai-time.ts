export const DAY_MS = 86_400_000

/** Asia/Shanghai has had no daylight saving since 1991: a fixed offset is exact for all that is told or computed here. */
const OFFSET_MS = 8 * 3_600_000

/** The day in Asia/Shanghai on which a moment (Unix ms) lies, counted from 1970-01-01. */
export const dayOf = (ms: number): number => Math.floor((ms + OFFSET_MS) / DAY_MS)

/** When such a day begins, Unix ms. */
export const dayStart = (day: number): number => day * DAY_MS - OFFSET_MS

/** A moment (Unix ms) as a date whose UTC parts (`getUTCHours`, `toISOString`) are what clocks in Asia/Shanghai show. */
export const clockOf = (ms: number): Date => new Date(ms + OFFSET_MS)
