import type { DeskCase } from '../../domain/case-view.ts'
import type { PhotoView } from '../../domain/photo.ts'
import { fromServer, type ShownPhoto } from '../case-parts/shown-photo.ts'

type WithPhotos = Pick<DeskCase, 'photos' | 'history'>

const ofPurpose = (photos: readonly PhotoView[], purpose: PhotoView['purpose']): PhotoView[] =>
  photos.filter((photo) => photo.purpose === purpose)

/**
 * The photos in the order of what happened: the reporter's, then each round of the handler's. Evidence on its way that no
 * step has named yet is not part of the case.
 */
export function photosInOrder({ photos, history }: WithPhotos): PhotoView[] {
  const named = new Set(history.flatMap((event) => event.photoIds))
  return [...ofPurpose(photos, 'before'), ...ofPurpose(photos, 'after').filter((photo) => named.has(photo.id))]
}

/** How it was, and how the newest round of work left it. */
export function beforeAndAfter({ photos, history }: WithPhotos): { before: ShownPhoto[]; after: ShownPhoto[] } {
  const newest = history.filter((event) => event.type === 'done' || event.type === 'resolve').at(-1)?.photoIds ?? []
  const after = photos.filter((photo) => newest.includes(photo.id))
  return { before: ofPurpose(photos, 'before').map(fromServer), after: after.map(fromServer) }
}

/** Whether a photo was taken by whoever judged the work, not by who did it. */
export const isJudges = (history: WithPhotos['history'], photoId: string): boolean =>
  history.some(({ type, photoIds }) => (type === 'verify' || type === 'fail') && photoIds.includes(photoId))
