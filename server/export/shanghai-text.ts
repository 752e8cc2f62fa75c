const OFFSET_MS = 8 * 3_600_000
export const HOUR_MS = 3_600_000

const local = (at: number) => new Date(at + OFFSET_MS).toISOString()

/** `2026-11-24 14:05` by the clock of Asia/Shanghai (no daylight saving since 1991). */
export const minuteText = (at: number): string => local(at).slice(0, 16).replace('T', ' ')
/** `2026-11-24`. */
export const dayText = (at: number): string => local(at).slice(0, 10)
/** `20261124`, for file names. */
export const dayDigits = (at: number): string => dayText(at).replaceAll('-', '')
/** Days since 1899-12-30 by that clock: what spreadsheets call a date (ECMA-376 part 1 §18.17.4.1). */
export const sheetDate = (at: number): number => (at + OFFSET_MS) / 86_400_000 + 25_569
