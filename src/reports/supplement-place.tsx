import { MapPin } from 'lucide-preact'
import { useId, useState } from 'preact/hooks'
import type { Building } from '../../domain/grid.ts'
import type { Place } from '../../domain/place.ts'
import { placeWords } from '../case-parts/place-words.ts'
import { PlacePicker } from '../map/lazy-map.tsx'
import { usePhone } from '../phone/use-phone.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { buildingPlace } from './supplement-form.ts'
import { words } from './words.ts'

type Props = { place: Place | null; onChange: (place: Place) => void }

/** Where it is, said later: by building and unit, or on the map. */
export function SupplementPlace({ place, onChange }: Props) {
  const { community } = usePhone()
  const [picking, setPicking] = useState(false)
  const pick = (picked: Place) => {
    setPicking(false)
    onChange(picked)
  }
  const start = place && { lat: place.lat, lng: place.lng }
  return (
    <div class="supplement-place">
      <p class="supplement-label">{words.supplement.place}</p>
      {place && <p>{words.supplement.now(placeWords(place, community))}</p>}
      <BuildingFields place={place} onChange={onChange} />
      <Button icon={<Icon of={MapPin} />} onClick={() => setPicking(true)}>
        {words.supplement.onMap}
      </Button>
      {picking && (
        <PlacePicker
          {...{ community, start }}
          accuracy={place?.accuracy ?? null}
          onPick={pick}
          onCancel={() => setPicking(false)}
        />
      )}
    </div>
  )
}

function BuildingFields({ place, onChange }: Props) {
  const { community, env } = usePhone()
  const building = community.buildings.find(({ id }) => id === place?.buildingId)
  const choose = (chosen: Building | undefined, unit: string | null) =>
    chosen && onChange(buildingPlace(chosen, unit, env.now()))
  return (
    <>
      <Select
        label={words.supplement.building}
        none={words.supplement.chooseBuilding}
        value={building?.id ?? ''}
        options={community.buildings.map(({ id, name }) => [id, name])}
        onChange={(id) =>
          choose(
            community.buildings.find((one) => one.id === id),
            null,
          )
        }
      />
      {building && building.units.length > 0 && (
        <Select
          label={words.supplement.unit}
          none={words.supplement.wholeBuilding}
          value={place?.unit ?? ''}
          options={building.units.map((unit) => [unit, unit])}
          onChange={(unit) => choose(building, unit || null)}
        />
      )}
    </>
  )
}

type SelectProps = {
  label: string
  none: string
  value: string
  options: [value: string, label: string][]
  onChange: (value: string) => void
}

function Select({ label, none, value, options, onChange }: SelectProps) {
  const id = useId()
  return (
    <div class="supplement-field">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">{none}</option>
        {options.map(([option, name]) => (
          <option key={option} value={option}>
            {name}
          </option>
        ))}
      </select>
    </div>
  )
}
