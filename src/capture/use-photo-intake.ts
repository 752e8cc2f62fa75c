import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { PHOTOS_PER_REPORT_MAX } from '../../domain/photo.ts'
import type { DraftPhoto } from '../offline/draft.ts'
import { removeDraftPhoto, restoreDraftPhoto } from '../offline/drafts.ts'
import { usePhone } from '../phone/use-phone.ts'
import { preparePhoto, warmPhotoWork } from '../photo/prepare-photo.ts'
import { showToast } from '../ui/toast.tsx'
import { whenIdle } from '../ui/when-idle.ts'
import { type ChosenFile, createPhotoIntake, type PhotoIntake } from './photo-intake.ts'
import type { CaptureDraft } from './use-capture-draft.ts'
import { words } from './words.ts'

export type PhotoTray = {
  intake: PhotoIntake
  /** What could not be taken in, in words; until the next photos are chosen. */
  remarks: string[]
  take(files: readonly ChosenFile[]): Promise<void>
  remove(photo: DraftPhoto): Promise<void>
}

/** Photos of the draft: taken in, prepared one after another, removed and put back. */
export function usePhotoIntake({ ensure, photos }: CaptureDraft): PhotoTray {
  const { db, env } = usePhone()
  const [remarks, setRemarks] = useState<string[]>([])
  const [, setBrokenSeen] = useState(0)
  const intake = useMemo(
    () => createPhotoIntake({ db, env, prepare: preparePhoto, onBroken: () => setBrokenSeen((seen) => seen + 1) }),
    [db],
  )
  useEffect(() => intake.prepareAll(photos), [intake, photos])
  useEffect(() => whenIdle(warmPhotoWork), [])

  const kept = useRef(0)
  kept.current = photos.length
  const take = async (files: readonly ChosenFile[]) => {
    const room = Math.max(0, PHOTOS_PER_REPORT_MAX - kept.current)
    const over = files.length - room
    const found = over > 0 ? [words.photos.tooMany(PHOTOS_PER_REPORT_MAX, over)] : []
    setRemarks(found)
    const draftId = await ensure()
    for (const file of files.slice(0, room)) {
      const arrival = await intake.take(draftId, file)
      if ('refused' in arrival) found.push(words.trouble[arrival.refused])
      if ('notKept' in arrival) found.push(words.photoNotKept[arrival.notKept])
      if ('kept' in arrival) intake.prepareAll([arrival.kept])
      setRemarks([...found])
    }
  }
  const remove = async (photo: DraftPhoto) => {
    await removeDraftPhoto(db, photo.photoId)
    showToast(words.photos.removed, {
      act: { label: words.photos.undo, run: () => void restoreDraftPhoto(db, photo) },
      lastsMs: UNDO_MS,
    })
  }
  return { intake, remarks, take, remove }
}

/** As long as a removed photo can be had back. */
const UNDO_MS = 10_000
