import type { PHOTO_REFUSALS, PHOTO_STATES, PhotoReceipt, PhotoRef } from '../../domain/photo.ts'

export type PhotoState = (typeof PHOTO_STATES)[number]
export type PhotoRefusal = (typeof PHOTO_REFUSALS)[number]

/** A declared photo: what was promised, and what became of it. */
export type PhotoRecord = {
  communityId: string
  caseId: string
  /** Null for evidence: a handler's (`after`) or a joiner's (`before`). */
  reportId: string | null
  purpose: 'before' | 'after'
  /** Who declared evidence, as handler or as joiner; null for a report's photo. */
  declaredBy: string | null
  declared: PhotoRef
  state: PhotoState
  receivedSha256: string | null
  refusal: PhotoRefusal | null
  /** Pixels of the evidence rendition; null until stored. */
  width: number | null
  height: number | null
  evidenceName: string | null
  thumbnailName: string | null
}

export const photoReceipt = (photo: PhotoRecord): PhotoReceipt => ({
  id: photo.declared.id,
  state: photo.state,
  receivedSha256: photo.receivedSha256,
  refusal: photo.refusal,
})
