import type { PHOTO_TYPES } from '../../domain/photo.ts'
import type { Place, Point } from '../../domain/place.ts'

/** Whose row this is. The phone sends and shows only the signed-in person's. */
export type Owner = { communityId: string; personId: string }

/** A report being made; saved at every change so that a killed page loses nothing. */
export type Draft = Owner & {
  /** Becomes the report's id when it is sealed. */
  draftId: string
  createdAt: number
  updatedAt: number
  categoryId: string | null
  kind: string | null
  place: Place | null
  words: string
  /** In the order they were taken. */
  photoIds: string[]
}

/** A photo as the phone made it ready to be sent: re-encoded, upright, without metadata. */
export type ReadyPhoto = {
  bytes: ArrayBuffer
  type: (typeof PHOTO_TYPES)[number]
  width: number
  height: number
  /** A small JPEG for lists; bytes, since Blobs in IndexedDB are not to be trusted (field lesson 9). */
  thumbnail: ArrayBuffer
}

/** Why a photo could not be made ready. Each has its own words. */
export const PHOTO_TROUBLES = ['heic', 'corrupt', 'too_large', 'not_a_photo', 'empty'] as const
export type PhotoTrouble = (typeof PHOTO_TROUBLES)[number]

/** What the photo's own metadata said, read before it was removed. */
export type PhotoFacts = { takenAt: number | null; position: Point | null }

/** A photo of a draft: its bytes as they arrived until it is ready, then only the ready ones. */
export type DraftPhoto = {
  photoId: string
  draftId: string
  addedAt: number
  source: { bytes: ArrayBuffer; name: string; type: string } | null
  ready: ReadyPhoto | null
  trouble: PhotoTrouble | null
  facts: PhotoFacts | null
}
