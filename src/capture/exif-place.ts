import type { Place } from '../../domain/place.ts'
import type { DraftPhoto } from '../offline/draft.ts'
import { photoPlace } from './gps-place.ts'

/** The place that the first photo with a position carries, or null. */
export function exifPlace(photos: readonly DraftPhoto[]): Place | null {
  const facts = photos.find((photo) => photo.facts?.position)?.facts
  return facts?.position ? photoPlace(facts.position, facts.takenAt) : null
}
