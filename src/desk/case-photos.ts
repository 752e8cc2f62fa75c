import type { DeskCase } from '../../domain/case-view.ts'
import type { PhotoView } from '../../domain/photo.ts'
import { fromServer, type ShownPhoto } from '../case-parts/shown-photo.ts'

type WithPhotos = Pick<DeskCase, 'photos' | 'history'>

const ofPurpose = (photos: readonly PhotoView[], purpose: PhotoView['purpose']): PhotoView[] =>
  photos.filter((photo) => photo.purpose === purpose)

/** The photos in the order of what happened: the reporter's, then each round of the handler's. */
export const photosInOrder = ({ photos }: Pick<WithPhotos, 'photos'>): PhotoView[] => [
  ...ofPurpose(photos, 'before'),
  ...ofPurpose(photos, 'after'),
]

/** How it was, and how the newest round of work left it. */
export function beforeAndAfter({ photos, history }: WithPhotos): { before: ShownPhoto[]; after: ShownPhoto[] } {
  const newest = history.findLast((event) => event.type === 'done')?.photoIds ?? []
  const after = photos.filter((photo) => newest.includes(photo.id))
  return { before: ofPurpose(photos, 'before').map(fromServer), after: after.map(fromServer) }
}
