import type { Community } from '../../domain/community.ts'
import type { Place } from '../../domain/place.ts'
import type { DraftPhoto } from '../offline/draft.ts'
import { isPoint, photoPlace } from '../place/gps-place.ts'
import { metresFromCommunity, NEAR_COMMUNITY_M } from '../place/near-community.ts'

type Drawn = Pick<Community, 'grids' | 'buildings' | 'center'>

/** Where the photos say they were taken: a place in or near the community, or how far away the first of them was taken. */
export type ExifPlace = { place: Place | null; elsewhereMetres: number | null }

/** The first position near the community that a photo carries. What was taken elsewhere is said, not offered. */
export function exifPlace(photos: readonly DraftPhoto[], community: Drawn): ExifPlace {
  let elsewhereMetres: number | null = null
  for (const { facts } of photos) {
    if (!facts?.position || !isPoint(facts.position)) continue
    const metres = metresFromCommunity(facts.position, community)
    if (metres <= NEAR_COMMUNITY_M) return { place: photoPlace(facts.position, facts.takenAt), elsewhereMetres: null }
    elsewhereMetres ??= metres
  }
  return { place: null, elsewhereMetres }
}
