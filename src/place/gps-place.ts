import { type Place, type Point, VAGUE_BEYOND_M } from '../../domain/place.ts'

/** A position of this phone. `accuracy` in metres (68 %), `at` Unix ms. */
export type Fix = { point: Point; accuracy: number; at: number }

/** Good enough to stop looking: the width of a road. */
export const GOOD_WITHIN_M = 10
/** Beyond this a fix may stand at another house; it is used, and said so. */
export const UNSURE_BEYOND_M = 30
/** An older fix may be from where the person was before. */
const STALE_AFTER_MS = 60_000
const DIGITS = 6

/** Whether it is a point on the earth at all. 0/0 is what broken receivers report. */
export function isPoint({ lat, lng }: Point): boolean {
  const isOnEarth = Math.abs(lat) <= 90 && Math.abs(lng) <= 180 // false for NaN
  return isOnEarth && (Math.abs(lat) > 1e-6 || Math.abs(lng) > 1e-6)
}

/** What a fix is worth for saying where the person stands now: `vague` is refused with words, `useless` is not spoken of. */
export function worthOf(fix: Fix, now: number): 'good' | 'vague' | 'useless' {
  if (!isPoint(fix.point) || !(fix.accuracy >= 0) || now - fix.at > STALE_AFTER_MS) return 'useless'
  return fix.accuracy <= VAGUE_BEYOND_M ? 'good' : 'vague'
}

/** Whether a new fix is worth replacing the one shown: clearly better, not the usual trembling. */
export const isBetter = (fix: Fix, shown: Fix | null): boolean => shown === null || fix.accuracy < shown.accuracy * 0.8

const rounded = ({ lat, lng }: Point): Point => ({ lat: Number(lat.toFixed(DIGITS)), lng: Number(lng.toFixed(DIGITS)) })
const bare = { buildingId: null, unit: null, spot: null } as const

/** A fix as the place of a report, with the time it was measured; building and side are read off the map when it is shown. */
export const gpsPlace = ({ point, accuracy, at }: Fix): Place => ({
  source: 'gps',
  ...rounded(point),
  accuracy: Math.round(accuracy * 10) / 10,
  at: Math.round(at),
  ...bare,
})

/** The position a photo carried as the place of a report. */
export const photoPlace = (position: Point, takenAt: number | null): Place => ({
  source: 'photo-exif',
  ...rounded(position),
  accuracy: null,
  at: takenAt,
  ...bare,
})
