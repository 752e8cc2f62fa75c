import type { Place } from '../../domain/place.ts'
import type { LastFix } from '../phone/last-fix.ts'
import { gpsPlace } from './gps-place.ts'
import { words } from './words.ts'

/** The last good fix as a place: measured when it was measured. */
export const lastFixPlace = ({ lat, lng, accuracy, at }: LastFix): Place =>
  gpsPlace({ point: { lat, lng }, accuracy, at })

/** `用 6 分钟前的位置（±12 米）`. */
export function lastFixWords({ accuracy, at }: LastFix, now: number): string {
  const minutes = Math.floor((now - at) / 60_000)
  return words.lastFix(minutes < 1 ? words.justNow : words.minutesAgo(minutes), Math.max(1, Math.round(accuracy)))
}
