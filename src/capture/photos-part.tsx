import type { Place } from '../../domain/place.ts'
import type { DraftPhoto } from '../offline/draft.ts'
import { removeDraftPhoto, restoreDraftPhoto } from '../offline/drafts.ts'
import { usePhone } from '../phone/use-phone.ts'
import { showToast } from '../ui/toast.tsx'
import { exifPlace } from './exif-place.ts'
import { laterWords } from './later-words.ts'
import type { ArrivalRemark } from './photo-intake.ts'
import { PhotoRemarks } from './photo-remarks.tsx'
import { PhotoTray } from './photo-tray.tsx'

export type PhotosPartProps = {
  photos: readonly DraftPhoto[]
  broken: ReadonlySet<string>
  remarks: readonly ArrivalRemark[]
  place: Place | null
  onPlace: (place: Place) => void
  onRetry: (photo: DraftPhoto) => void
}

/** As long as a removed photo can be had back. */
const UNDO_MS = 10_000

/** The photos taken so far, and what has to be said about them. */
export function PhotosPart({ photos, broken, remarks, place, onPlace, onRetry }: PhotosPartProps) {
  const { db, community, env } = usePhone()
  const remove = async (photo: DraftPhoto) => {
    await removeDraftPhoto(db, photo.photoId)
    showToast(laterWords.photos.removed, {
      act: { label: laterWords.photos.undo, run: () => void restoreDraftPhoto(db, photo) },
      lastsMs: UNDO_MS,
    })
  }
  const fromPhoto = place?.source === 'photo-exif' ? null : exifPlace(photos, community).place
  return (
    <>
      <PhotoTray {...{ photos, broken, onRetry }} onRemove={(photo) => void remove(photo)} />
      <PhotoRemarks
        {...{ photos, broken, remarks }}
        now={env.now()}
        onPhotoPlace={fromPhoto && (() => onPlace(fromPhoto))}
      />
    </>
  )
}
