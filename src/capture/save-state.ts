import type { Draft, DraftPhoto } from '../offline/draft.ts'
import { words } from './words.ts'

/** Whether 保存上报 can be pressed: something is there to be sent, or about to be. */
export const canSave = (photos: readonly DraftPhoto[], broken: ReadonlySet<string>): boolean =>
  photos.some((photo) => photo.ready) || isPreparing(photos, broken)

/** Whether any photo is still on its way. */
export const isPreparing = (photos: readonly DraftPhoto[], broken: ReadonlySet<string>): boolean =>
  photos.some((photo) => !photo.ready && !photo.trouble && !broken.has(photo.photoId))

/** One line over the button: what is missing, what goes on, or what may stay open. Empty when nothing is to be said. */
export function saveHint(
  photos: readonly DraftPhoto[],
  broken: ReadonlySet<string>,
  draft: Pick<Draft, 'categoryId' | 'place'> | null,
): string {
  if (photos.length === 0) return words.save.needPhoto
  if (isPreparing(photos, broken)) return words.save.preparing
  if (!canSave(photos, broken)) return words.save.needPhoto
  const open = openParts(draft)
  return open === '' ? '' : words.save.open(open)
}

/** 类别, 位置 or both, as far as they are not said yet. */
export function openParts(said: Pick<Draft, 'categoryId' | 'place'> | null): string {
  const parts = [!said?.categoryId && words.save.category, !said?.place && words.save.place]
  return parts.filter((part) => part !== false).join(words.save.and)
}
