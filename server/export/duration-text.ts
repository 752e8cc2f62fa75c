import { HOUR_MS } from './shanghai-text.ts'
import { words } from './words.ts'

const MINUTE_MS = 60_000

/** A span as people say it: minutes below two hours, hours below two days, then days. */
export function durationText(ms: number | null): string {
  if (ms === null) return words.noShare
  if (ms < 2 * HOUR_MS) return words.minutes(Math.round(ms / MINUTE_MS))
  if (ms < 48 * HOUR_MS) return words.hours((ms / HOUR_MS).toFixed(1))
  return words.days((ms / (24 * HOUR_MS)).toFixed(1))
}

export const percentText = (share: number | null): string =>
  share === null ? words.noShare : `${(share * 100).toFixed(1)}%`
