import type { VNode } from 'preact'
import { useRef, useState } from 'preact/hooks'
import type { Place } from '../../domain/place.ts'
import { PlacePicker } from '../map/lazy-map.tsx'
import { usePhone } from '../phone/use-phone.ts'
import { lazy } from '../ui/lazy.tsx'
import type { BuildingSheetProps } from './building-sheet.tsx'
import type { RefineSheetProps } from './refine-sheet.tsx'

const BuildingSheet = lazy<BuildingSheetProps>(() =>
  import('./building-sheet.tsx').then((module) => module.BuildingSheet),
)
const RefineSheet = lazy<RefineSheetProps>(() => import('./refine-sheet.tsx').then((module) => module.RefineSheet))

/** So that every way to say where works in a garage too. */
export function fetchPlaceSheets(): void {
  BuildingSheet.fetchEarly()
  RefineSheet.fetchEarly()
  PlacePicker.fetchEarly()
}

export type SheetName = 'map' | 'building' | 'refine'
export type PlaceSheet = { show: (name: SheetName) => void; element: VNode | null }

/**
 * The list, the map and the finer words over the page, one at a time.
 * @param onPick a place was said; finer words of a building come one by one
 */
export function usePlaceSheet(place: Place | null, onPick: (place: Place) => void): PlaceSheet {
  const { community } = usePhone()
  const [shown, setShown] = useState<SheetName | null>(null)
  const opener = useRef<Element | null>(null)
  const show = (name: SheetName) => {
    opener.current = document.activeElement
    setShown(name)
  }
  const close = () => {
    setShown(null)
    // A dialog that is taken away gives the focus to nobody.
    requestAnimationFrame(() => {
      if (opener.current instanceof HTMLElement && opener.current.isConnected) opener.current.focus()
    })
  }
  const pick = (picked: Place) => {
    setShown(null)
    onPick(picked)
  }
  const building = community.buildings.find(({ id }) => id === place?.buildingId)
  const elements: Record<SheetName, () => VNode | null> = {
    building: () => <BuildingSheet onPick={pick} onClose={close} />,
    map: () => (
      <PlacePicker
        {...{ community }}
        start={place && { lat: place.lat, lng: place.lng }}
        accuracy={place?.accuracy ?? null}
        onPick={pick}
        onCancel={close}
      />
    ),
    refine: () =>
      building ? <RefineSheet {...{ building }} unit={place?.unit ?? null} onChange={onPick} onClose={close} /> : null,
  }
  return { show, element: shown && elements[shown]() }
}
