import { PHOTOS_PER_REPORT_MAX } from '../../domain/photo.ts'
import type { DraftPhoto } from '../offline/draft.ts'
import { words as placeWords } from '../place/words.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { whenWords } from '../ui/when.ts'
import { laterWords } from './later-words.ts'
import { oddTime } from './photo-age.ts'
import type { ArrivalRemark } from './photo-intake.ts'

type Props = {
  photos: readonly DraftPhoto[]
  broken: ReadonlySet<string>
  remarks: readonly ArrivalRemark[]
  now: number
  /** Offered beside an older photo that knows where it was taken; null where that is settled or unknown. */
  onPhotoPlace: (() => void) | null
}

/** What has to be said about the photos: each kind of trouble once, and a photo that was not taken just now. */
export function PhotoRemarks({ photos, broken, remarks, now, onPhotoPlace }: Props) {
  const troubles = photos.flatMap(({ trouble }) => (trouble ? [laterWords.trouble[trouble]] : []))
  const breaks = photos.some(({ photoId }) => broken.has(photoId)) ? [laterWords.trouble.unprepared] : []
  const all = [...new Set([...remarks.map(remarkWords), ...troubles, ...breaks])]
  const taken = oddTime(photos)
  return (
    <>
      {all.map((remark) => (
        <Notice key={remark} tone="wrong">
          {remark}
        </Notice>
      ))}
      {taken !== null && (
        <Notice tone="info" act={onPhotoPlace && <Button onClick={onPhotoPlace}>{placeWords.fromPhoto}</Button>}>
          {laterWords.photos.takenAt(whenWords(taken, now))}
        </Notice>
      )}
    </>
  )
}

function remarkWords(remark: ArrivalRemark): string {
  if ('tooMany' in remark) return laterWords.photos.tooMany(PHOTOS_PER_REPORT_MAX, remark.tooMany)
  return 'refused' in remark ? laterWords.trouble[remark.refused] : laterWords.photoNotKept[remark.notKept]
}
