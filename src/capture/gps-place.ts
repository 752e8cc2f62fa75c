import type { Place, Point } from '../../domain/place.ts'

/** A position of this phone. `accuracy` in metres (68 %), `at` Unix ms. */
export type Fix = { point: Point; accuracy: number; at: number }

/** Good enough to stop looking: the width of a road. */
export const GOOD_WITHIN_M = 10
/** Vaguer than this does not even tell the grid: from a cell tower, not from satellites. */
export const USELESS_BEYOND_M = 500
/** An older fix may be from where the person was before. */
const STALE_AFTER_MS = 60_000
const DIGITS = 6

/** Whether a fix says anything about where the person stands now. 0/0 is what broken receivers report. */
export function isUsable(fix: Fix, now: number): boolean {
  const { lat, lng } = fix.point
  const isPoint = Number.isFinite(lat) && Number.isFinite(lng) && (Math.abs(lat) > 1e-6 || Math.abs(lng) > 1e-6)
  return isPoint && fix.accuracy >= 0 && fix.accuracy <= USELESS_BEYOND_M && now - fix.at <= STALE_AFTER_MS
}

/** Whether a new fix is worth replacing the one shown: clearly better, not the usual trembling. */
export const isBetter = (fix: Fix, shown: Fix | null): boolean => shown === null || fix.accuracy < shown.accuracy * 0.8

/** A fix as the place of a report; building and side are read off the map when it is shown. */
export const gpsPlace = ({ point, accuracy, at }: Fix): Place => ({
  source: 'gps',
  lat: Number(point.lat.toFixed(DIGITS)),
  lng: Number(point.lng.toFixed(DIGITS)),
  accuracy: Math.round(accuracy * 10) / 10,
  at: Math.round(at),
  buildingId: null,
  unit: null,
  spot: null,
})

/** The position a photo carried as the place of a report. */
export const photoPlace = (position: Point, takenAt: number | null): Place => ({
  source: 'photo-exif',
  lat: Number(position.lat.toFixed(DIGITS)),
  lng: Number(position.lng.toFixed(DIGITS)),
  accuracy: null,
  at: takenAt,
  buildingId: null,
  unit: null,
  spot: null,
})
