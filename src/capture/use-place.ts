import { useCallback, useEffect, useState } from 'preact/hooks'
import type { Place } from '../../domain/place.ts'
import { usePhone } from '../phone/use-phone.ts'
import { exifPlace } from './exif-place.ts'
import { gpsPlace } from './gps-place.ts'
import { buildingPlace } from './named-place.ts'
import { isPlaceLater, keepBuilding, keepPlaceLater, recallBuilding } from './remembered.ts'
import type { CaptureDraft } from './use-capture-draft.ts'
import { type GpsState, useGps } from './use-gps.ts'

export type PlaceInUse = {
  place: Place | null
  later: boolean
  gps: GpsState
  /** Where the photo says it was taken, if it does. */
  photoPlace: Place | null
  /** The building chosen last time on this phone. */
  lastBuilding: Place | null
  onGps: () => void
  onChange: (place: Place) => void
  onLater: () => void
}

/**
 * The draft's place. The position is asked for once a photo was taken on this page (a permission prompt needs a visible
 * reason) or by tap; what a person chose by hand is never overwritten by a fix.
 * @param justShot how many photos came in since the page was opened
 */
export function usePlace({ draft, photos, change, ensure }: CaptureDraft, justShot: number): PlaceInUse {
  const { community, env } = usePhone()
  const [later, setLater] = useState(false)
  const draftId = draft?.draftId ?? null
  const place = draft?.place ?? null
  useEffect(() => setLater(draftId !== null && isPlaceLater(sessionStorage, draftId)), [draftId])

  const markLater = (value: boolean) => {
    setLater(value)
    void ensure().then((id) => keepPlaceLater(sessionStorage, id, value))
  }
  const gps = useGps(
    useCallback((fix) => void change({ place: gpsPlace(fix) }), [change]),
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
  return {
    place,
    later: later && place === null,
    gps,
    photoPlace: exifPlace(photos),
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
