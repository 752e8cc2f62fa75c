import type { PhotoView } from '../../domain/photo.ts'
import { paths } from '../../domain/wire.ts'
import type { KeptPhoto } from '../offline/operation.ts'

/** A photo to show: from this phone's own bytes where they are kept (works with no network), else from the server. */
export type ShownPhoto = Pick<PhotoView, 'id' | 'state'> & {
  width: number | null
  height: number | null
  kept: KeptPhoto | null
}

export const fromServer = (photo: PhotoView): ShownPhoto => ({ ...photo, kept: null })

export const fromPhone = (kept: KeptPhoto): ShownPhoto => ({
  id: kept.photoId,
  state: kept.state === 'waiting' ? 'awaiting' : kept.state === 'refused' ? 'refused' : 'stored',
  width: kept.width,
  height: kept.height,
  kept,
})

/** The server's photos, each with this phone's own copy where there is one. */
export const withKept = (photos: readonly PhotoView[], kept: readonly KeptPhoto[]): ShownPhoto[] =>
  photos.map((photo) => ({ ...photo, kept: kept.find((own) => own.photoId === photo.id) ?? null }))

export const photoAddress = (id: string, rendition: 'evidence' | 'thumbnail'): string => paths.photo(id, rendition)
