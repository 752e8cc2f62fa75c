import type { Point } from '../../../domain/place.ts'
import type { PhotoFacts } from '../../offline/draft.ts'

/** EXIF values as text, as far as this photo has them; what they mean is judged here. */
export type ExifWords = {
  takenAt?: string | undefined
  /** `+08:00`, EXIF 2.31 OffsetTimeOriginal; most phones write it, older ones do not. */
  offset?: string | undefined
  latitude?: number | undefined
  longitude?: number | undefined
  /** `V` means the receiver had no fix and wrote an old or empty position (EXIF GPSStatus). */
  status?: string | undefined
}

export const NO_FACTS: PhotoFacts = { takenAt: null, position: null }

/** What a photo's own words are worth: a time that exists, a position that can be one. Anything doubtful is null. */
export const photoFacts = (words: ExifWords): PhotoFacts => ({
  takenAt: exifTime(words.takenAt, words.offset),
  position: exifPosition(words),
})

const TIME = /^(\d{4}):(\d{2}):(\d{2}) (\d{2}):(\d{2}):(\d{2})/
const OFFSET = /^([+-])(\d{2}):(\d{2})$/

/** Unix ms. Without an offset the time is read on this phone's own clock, which most often is the camera. */
function exifTime(text: string | undefined, offset: string | undefined): number | null {
  const match = TIME.exec(text ?? '')
  if (!match) return null
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number)
  if (year < 1990 || month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 60)
    return null
  const zone = OFFSET.exec(offset ?? '')
  if (!zone) return new Date(year, month - 1, day, hour, minute, second).getTime()
  const minutes = (Number(zone[2]) * 60 + Number(zone[3])) * (zone[1] === '-' ? -1 : 1)
  return Date.UTC(year, month - 1, day, hour, minute, second) - minutes * 60_000
}

/** A void fix, 0/0 (what cameras write without one) and what is no point on Earth are no position. */
function exifPosition({ latitude: lat, longitude: lng, status }: ExifWords): Point | null {
  if (lat === undefined || lng === undefined || status === 'V') return null
  if (!Number.isFinite(lat) || !Number.isFinite(lng) || Math.abs(lat) > 90 || Math.abs(lng) > 180) return null
  return Math.abs(lat) < 1e-6 && Math.abs(lng) < 1e-6 ? null : { lat, lng }
}
