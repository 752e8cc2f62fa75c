import { Building2, MapPin } from 'lucide-preact'
import { useId, useState } from 'preact/hooks'
import type { Building } from '../../domain/grid.ts'
import type { Place } from '../../domain/place.ts'
import { usePhone } from '../phone/use-phone.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { findBuildings, findLandmarks } from './building-search.ts'
import { laterWords } from './later-words.ts'
import { buildingPlace, landmarkPlace } from './named-place.ts'

export type BuildingSheetProps = { onPick: (place: Place) => void; onClose: () => void }

/** Place without a signal: the list of buildings, big, found by number; then the unit, or a landmark at once. */
export function BuildingSheet({ onPick, onClose }: BuildingSheetProps) {
  const { env } = usePhone()
  const [building, setBuilding] = useState<Building | null>(null)
  const choose = (chosen: Building) =>
    chosen.units.length === 0 ? onPick(buildingPlace(chosen, null, env.now())) : setBuilding(chosen)
  return (
    <Sheet
      title={building ? laterWords.building.unit(building.name) : laterWords.building.title}
      open
      onClose={onClose}
    >
      {building ? (
        <UnitList
          building={building}
          onPick={(unit) => onPick(buildingPlace(building, unit, env.now()))}
          onBack={() => setBuilding(null)}
        />
      ) : (
        <PlaceList onBuilding={choose} onPick={onPick} />
      )}
    </Sheet>
  )
}

function PlaceList({
  onBuilding,
  onPick,
}: {
  onBuilding: (building: Building) => void
  onPick: (place: Place) => void
}) {
  const { community, env } = usePhone()
  const [query, setQuery] = useState('')
  const id = useId()
  const buildings = findBuildings(community.buildings, query)
  const landmarks = findLandmarks(community.landmarks, query)
  return (
    <div class="capture-buildings">
      <label for={id}>{laterWords.building.search}</label>
      <input
        id={id}
        class="capture-search"
        type="search"
        autocomplete="off"
        placeholder={laterWords.building.searchHint}
        value={query}
        onInput={(event) => setQuery(event.currentTarget.value)}
      />
      {buildings.length > 0 && <h3>{laterWords.building.buildings}</h3>}
      <ul class="capture-places">
        {buildings.map((building) => (
          <li key={building.id}>
            <Button wide icon={<Icon of={Building2} />} onClick={() => onBuilding(building)}>
              {building.name}
            </Button>
          </li>
        ))}
      </ul>
      {landmarks.length > 0 && <h3>{laterWords.building.landmarks}</h3>}
      <ul class="capture-places">
        {landmarks.map((landmark) => (
          <li key={landmark.id}>
            <Button wide icon={<Icon of={MapPin} />} onClick={() => onPick(landmarkPlace(landmark, env.now()))}>
              {landmark.name}
            </Button>
          </li>
        ))}
      </ul>
      {buildings.length + landmarks.length === 0 && <p role="status">{laterWords.building.nothing}</p>}
    </div>
  )
}

type UnitProps = { building: Building; onPick: (unit: string | null) => void; onBack: () => void }

function UnitList({ building, onPick, onBack }: UnitProps) {
  return (
    <div class="capture-buildings">
      <ul class="capture-places">
        {building.units.map((unit) => (
          <li key={unit}>
            <Button wide onClick={() => onPick(unit)}>
              {unit}
            </Button>
          </li>
        ))}
      </ul>
      <Button kind="main" wide onClick={() => onPick(null)}>
        {laterWords.building.whole}
      </Button>
      <Button kind="quiet" wide onClick={onBack}>
        {laterWords.building.back}
      </Button>
    </div>
  )
}
