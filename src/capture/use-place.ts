import { useCallback, useEffect, useState } from 'preact/hooks'
import type { Place } from '../../domain/place.ts'
import { keepLastFix } from '../phone/last-fix.ts'
import { usePhone } from '../phone/use-phone.ts'
import { type Fix, gpsPlace } from '../place/gps-place.ts'
import { buildingPlace } from '../place/named-place.ts'
import type { PlaceAskProps } from '../place/place-ask.tsx'
import { useGps } from '../place/use-gps.ts'
import { exifPlace } from './exif-place.ts'
import { isPlaceLater, keepBuilding, keepPlaceLater, recallBuilding } from './remembered.ts'
import type { CaptureDraft } from './use-capture-draft.ts'

/**
 * The draft's place. The position is asked for once a photo was taken on this page (a permission prompt needs a visible
 * reason) or by tap; what a person chose by hand is never overwritten by a fix.
 * @param justShot how many photos came in since the page was opened
 */
export function usePlace({ draft, photos, change, ensure }: CaptureDraft, justShot: number): PlaceAskProps {
  const { community, owner, env } = usePhone()
  const [later, setLater] = useState(false)
  const draftId = draft?.draftId ?? null
  const place = draft?.place ?? null
  useEffect(() => setLater(draftId !== null && isPlaceLater(sessionStorage, draftId)), [draftId])

  const markLater = (value: boolean) => {
    setLater(value)
    void ensure().then((id) => keepPlaceLater(sessionStorage, id, value))
  }
  const gps = useGps(
    useCallback(
      (fix: Fix) => {
        keepLastFix(localStorage, owner, { ...fix.point, accuracy: fix.accuracy, at: fix.at })
        void change({ place: gpsPlace(fix) })
      },
      [change],
    ),
    env.now,
  )
  useEffect(() => {
    // Sealed or set aside: a late fix must not bring a new draft into being.
    // Said by hand or by the photo: neither must a late fix change that.
    if (draftId === null || (place !== null && place.source !== 'gps')) gps.stop()
  }, [draftId, place?.source])
  useEffect(() => {
    if (justShot > 0 && place === null && !later && gps.state === 'off') gps.start()
  }, [justShot])

  const choose = (chosen: Place) => {
    gps.stop()
    markLater(false)
    if (chosen.buildingId) keepBuilding(localStorage, community.id, chosen.buildingId)
    void change({ place: chosen })
  }
  const lastId = recallBuilding(localStorage, community.id)
  const last = community.buildings.find(({ id }) => id === lastId)
  const fromPhoto = exifPlace(photos, community)
  return {
    place,
    later: later && place === null,
    gps,
    photoPlace: fromPhoto.place,
    photoElsewhere: fromPhoto.elsewhereMetres,
    lastBuilding: last ? buildingPlace(last, null, env.now()) : null,
    onGps: () => {
      markLater(false)
      gps.start()
    },
    onChange: choose,
    onLater: () => {
      gps.stop()
      markLater(true)
      void change({ place: null })
    },
  }
}
