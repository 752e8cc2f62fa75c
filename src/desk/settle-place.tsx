import { MapPin } from 'lucide-preact'
import { useId, useState } from 'preact/hooks'
import type { Building } from '../../domain/grid.ts'
import type { Place } from '../../domain/place.ts'
import { placeWords } from '../case-parts/place-words.ts'
import { PlacePicker } from '../map/lazy-map.tsx'
import { usePhone } from '../phone/use-phone.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { ChoiceField } from './choice-field.tsx'
import { words } from './words.ts'

const placeOf = ({ id, center }: Building): Place => ({
  source: 'building',
  lat: center.lat,
  lng: center.lng,
  accuracy: null,
  at: null,
  buildingId: id,
  unit: null,
  spot: null,
})

/** Where it is: by building, or by hand on the map. */
export function SettlePlace({ place, onPlace }: { place: Place | null; onPlace: (place: Place) => void }) {
  const { community } = usePhone()
  const [onMap, setOnMap] = useState(false)
  const choose = (buildingId: string) => {
    const building = community.buildings.find((one) => one.id === buildingId)
    if (building) onPlace(placeOf(building))
  }
  const button = useId()
  const leaveMap = () => {
    setOnMap(false)
    requestAnimationFrame(() => document.getElementById(button)?.focus())
  }
  const pick = (picked: Place) => {
    leaveMap()
    onPlace(picked)
  }
  return (
    <div class="desk-field">
      <ChoiceField
        label={words.building}
        options={community.buildings}
        value={place?.buildingId ?? ''}
        onChange={choose}
      />
      <p>
        {words.place}：{place ? placeWords(place, community) : words.unsettledPlace}
      </p>
      <Button id={button} icon={<Icon of={MapPin} />} onClick={() => setOnMap(true)}>
        {words.byMap}
      </Button>
      {onMap && (
        <PlacePicker
          {...{ community }}
          start={place}
          accuracy={place?.accuracy ?? null}
          onPick={pick}
          onCancel={leaveMap}
        />
      )}
    </div>
  )
}
