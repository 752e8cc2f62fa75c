import { clockOf, DAY_MS, dayText } from '../../domain/shanghai-time.ts'

export const HOUR_MS = 3_600_000

/** `2026-11-24 14:05` by the clock of Asia/Shanghai. */
export const minuteText = (at: number): string => clockOf(at).toISOString().slice(0, 16).replace('T', ' ')
/** `20261124`, for file names. */
export const dayDigits = (at: number): string => dayText(at).replaceAll('-', '')
/** Days since 1899-12-30 by that clock: what spreadsheets call a date (ECMA-376 part 1 §18.17.4.1). */
export const sheetDate = (at: number): number => clockOf(at).getTime() / DAY_MS + 25_569
