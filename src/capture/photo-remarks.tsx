import type { DraftPhoto } from '../offline/draft.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { whenWords } from '../ui/when.ts'
import { oddTime } from './photo-age.ts'
import { words } from './words.ts'

type Props = {
  photos: readonly DraftPhoto[]
  broken: ReadonlySet<string>
  remarks: readonly string[]
  now: number
  /** Offered beside an older photo that knows where it was taken; null where that is settled or unknown. */
  onPhotoPlace: (() => void) | null
}

/** What has to be said about the photos: each kind of trouble once, and a photo that was not taken just now. */
export function PhotoRemarks({ photos, broken, remarks, now, onPhotoPlace }: Props) {
  const troubles = photos.flatMap(({ trouble }) => (trouble ? [words.trouble[trouble]] : []))
  const breaks = photos.some(({ photoId }) => broken.has(photoId)) ? [words.trouble.unprepared] : []
  const all = [...new Set([...remarks, ...troubles, ...breaks])]
  const taken = oddTime(photos)
  return (
    <>
      {all.map((remark) => (
        <Notice key={remark} tone="wrong">
          {remark}
        </Notice>
      ))}
      {taken !== null && (
        <Notice tone="info" act={onPhotoPlace && <Button onClick={onPhotoPlace}>{words.place.fromPhoto}</Button>}>
          {words.photos.takenAt(whenWords(taken, now))}
        </Notice>
      )}
    </>
  )
}
