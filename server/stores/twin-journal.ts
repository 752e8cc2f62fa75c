import type { CaseState } from '../../domain/lifecycle.ts'
import type { Place } from '../../domain/place.ts'
import type { DeskReach } from './desk-journal.ts'

export type TwinQuery = {
  reach: DeskReach
  /** The case whose likes are looked for: where it is, and what its photos look like. */
  caseId: string
  place: Place | null
  hashes: readonly string[]
  /** How far around the place. */
  metres: number
  /** Cases that are over count if they ended at or after this (Unix ms). */
  endedSince: number
}

/** A stored photo that shows what is wrong, and what it looks like (`domain/photo-hash.ts`). */
export type PhotoHash = { photoId: string; hash: string }

export type TwinCandidate = {
  caseId: string
  state: CaseState
  categoryId: string | null
  kind: string | null
  gridId: string | null
  place: Place | null
  receivedAt: number
  endedAt: number | null
  hashes: PhotoHash[]
}

/** A stored photo nobody has looked at yet. */
export type UnhashedPhoto = { communityId: string; photoId: string; thumbnailName: string }

export type TwinJournal = {
  /**
   * What lies around a case or in its building, open or lately ended, and what carries a copy of one of its photos, wherever it is;
   * costs what lies there, not what the community holds.
   */
  twinCandidates(communityId: string, query: TwinQuery): Promise<TwinCandidate[]>
  /** The case's stored photos that show what is wrong, in their order. */
  photoHashes(communityId: string, caseId: string): Promise<PhotoHash[]>
  /** The next of the photos, in all communities, whose look is not known; each time others, once `keepHash` has been called. */
  photosWithoutHash(limit: number): Promise<UnhashedPhoto[]>
  /** Notes what a stored photo looks like, if that is not known yet. Nobody is told. */
  keepHash(photo: UnhashedPhoto, hash: string): Promise<void>
}
