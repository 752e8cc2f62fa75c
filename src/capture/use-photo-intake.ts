import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { PHOTOS_PER_REPORT_MAX } from '../../domain/photo.ts'
import { usePhone } from '../phone/use-phone.ts'
import { loadPreparePhoto } from './later-parts.ts'
import { type ArrivalRemark, type ChosenFile, createPhotoIntake, type PhotoIntake } from './photo-intake.ts'
import type { CaptureDraft } from './use-capture-draft.ts'

export type IntakeInUse = {
  intake: PhotoIntake
  /** What could not be taken in; until the next photos are chosen. */
  remarks: ArrivalRemark[]
  take(files: readonly ChosenFile[]): Promise<void>
}

/** Photos of the draft, taken in and prepared one after another. */
export function usePhotoIntake({ ensure, photos }: CaptureDraft): IntakeInUse {
  const { db, env } = usePhone()
  const [remarks, setRemarks] = useState<ArrivalRemark[]>([])
  const [, setBrokenSeen] = useState(0)
  const intake = useMemo(
    () =>
      createPhotoIntake({
        db,
        env,
        prepare: async (source) => (await loadPreparePhoto()).preparePhoto(source),
        onBroken: () => setBrokenSeen((seen) => seen + 1),
      }),
    [db],
  )
  useEffect(() => intake.prepareAll(photos), [intake, photos])

  const kept = useRef(0)
  kept.current = photos.length
  const take = async (files: readonly ChosenFile[]) => {
    const room = Math.max(0, PHOTOS_PER_REPORT_MAX - kept.current)
    const over = files.length - room
    const found: ArrivalRemark[] = over > 0 ? [{ tooMany: over }] : []
    setRemarks(found)
    const draftId = await ensure()
    for (const file of files.slice(0, room)) {
      const arrival = await intake.take(draftId, file)
      if ('kept' in arrival) intake.prepareAll([arrival.kept])
      else found.push(arrival)
      setRemarks([...found])
    }
  }
  return { intake, remarks, take }
}
