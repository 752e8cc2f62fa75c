import type { PhotoRef } from '../../domain/photo.ts'
import type { PhotoRecord, PhotoRefusal } from './photo-record.ts'

export type NewEvidence = {
  communityId: string
  caseId: string
  declaredBy: string
  /** `before` from who joins the case: it shows the problem. Missing: the handler's `after`. */
  purpose?: 'before' | 'after'
  photos: readonly PhotoRef[]
}

/** What became of the bytes that were received. */
export type PhotoOutcome =
  | {
      state: 'stored'
      receivedSha256: string
      width: number
      height: number
      evidenceName: string
      thumbnailName: string
      /** What it looks like (`domain/photo-hash.ts`). */
      hash: string
    }
  | { state: 'refused'; receivedSha256: string; refusal: PhotoRefusal }
  /** Waiting for its bytes anew. */
  | { state: 'awaiting' }

export type PhotoJournal = {
  findPhoto(communityId: string, photoId: string): Promise<PhotoRecord | null>
  /** The photo if this person declared it, by report or as evidence, or carried its report in; null otherwise. */
  findDeclaredPhoto(communityId: string, photoId: string, personId: string): Promise<PhotoRecord | null>
  /** Declares evidence once: all of it, or `key_reused` when an id already stands for another photo. Order follows the request. */
  declareEvidence(evidence: NewEvidence): Promise<PhotoRecord[] | 'key_reused'>
  /** Records the outcome and tells the case's audiences, together. A stored photo stays as it is. */
  settlePhoto(communityId: string, photoId: string, outcome: PhotoOutcome): Promise<PhotoRecord>
  /** The names of every rendition a photo of the community stands on. */
  renditionNames(communityId: string): Promise<Set<string>>
  /** A stored photo whose file is gone waits for its bytes anew, and its case is told. */
  reopenPhoto(communityId: string, photoId: string): Promise<void>
}
