import { PHOTO_EDGE_MAX_PX } from '../../domain/photo.ts'
import type { LocalDb } from '../offline/local-db.ts'
import { readPhotoBytes } from '../offline/my-reports.ts'
import { openPhotos, type ViewerItem } from '../photo/photo-viewer.ts'
import { showToast } from '../ui/toast.tsx'
import { words } from './photo-words.ts'
import { photoAddress, type ShownPhoto } from './shown-photo.ts'

const canBeSeen = (photo: ShownPhoto): boolean => photo.kept !== null || photo.state === 'stored'

/** Opens these photos large, beginning with one; those that cannot be seen are left out. */
export async function openShown(db: LocalDb, photos: readonly ShownPhoto[], at: number, name: string): Promise<void> {
  const seen = photos.filter(canBeSeen)
  const chosen = photos[at]
  if (!chosen || !canBeSeen(chosen)) return
  const items = await Promise.all(seen.map((photo) => itemOf(db, photo, name)))
  const release = () => releaseAll(items)
  try {
    await openPhotos(items, seen.indexOf(chosen), release)
  } catch {
    release()
    showToast(words.viewerFailed)
  }
}

function releaseAll(items: readonly ViewerItem[]): void {
  for (const { src } of items) if (src.startsWith('blob:')) URL.revokeObjectURL(src)
}

async function itemOf(db: LocalDb, { id, kept, width, height }: ShownPhoto, name: string): Promise<ViewerItem> {
  const bytes = kept && (await readPhotoBytes(db, id))
  const src = bytes ? URL.createObjectURL(new Blob([bytes], { type: kept.type })) : photoAddress(id, 'evidence')
  return { src, width: width ?? PHOTO_EDGE_MAX_PX, height: height ?? PHOTO_EDGE_MAX_PX, alt: words.photo(name) }
}
