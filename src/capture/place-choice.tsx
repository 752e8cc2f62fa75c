import { Building2, Clock, Image, LocateFixed, Map as MapIcon, MapPin } from 'lucide-preact'
import { useEffect, useState } from 'preact/hooks'
import { gridAt } from '../../domain/grid.ts'
import type { Place } from '../../domain/place.ts'
import { placeWords } from '../case-parts/place-words.ts'
import { PlacePicker } from '../map/lazy-map.tsx'
import { usePhone } from '../phone/use-phone.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { lazy } from '../ui/lazy.tsx'
import { whenIdle } from '../ui/when-idle.ts'
import type { BuildingSheetProps } from './building-sheet.tsx'
import type { GpsState } from './use-gps.ts'
import { words } from './words.ts'

const BuildingSheet = lazy<BuildingSheetProps>(() =>
  import('./building-sheet.tsx').then((module) => module.BuildingSheet),
)

/** So that every way to say where works in a garage too. */
function fetchWays(): void {
  BuildingSheet.fetchEarly()
  PlacePicker.fetchEarly()
}

export type PlaceChoiceProps = {
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

/** Where it is, in words; and every way to say it: position, map, building, photo, or later. */
export function PlaceChoice(props: PlaceChoiceProps) {
  const { place, later, gps } = props
  const [changing, setChanging] = useState(false)
  useEffect(() => whenIdle(fetchWays), [])
  const settled = place !== null || later
  const open = changing || !settled
  const done = (act: () => void) => () => {
    setChanging(false)
    act()
  }
  return (
    <section class="capture-place" aria-label={words.place.legend}>
      <PlaceLine {...props} changing={changing} onToggle={settled ? () => setChanging(!changing) : null} />
      {gps.state === 'trouble' && <p class="capture-place-trouble">{troubleWords(gps)}</p>}
      {open && (
        <PlaceWays
          {...props}
          onGps={done(props.onGps)}
          onChange={(picked) => done(() => props.onChange(picked))()}
          onLater={done(props.onLater)}
        />
      )}
    </section>
  )
}

type LineProps = PlaceChoiceProps & { changing: boolean; onToggle: (() => void) | null }

function PlaceLine({ place, later, gps, changing, onToggle }: LineProps) {
  const { community } = usePhone()
  const looking = gps.state === 'looking'
  const isOutside = place !== null && gridAt(place, community.grids) === null
  return (
    <>
      <div class="capture-place-line">
        <p role="status">
          <Icon of={MapPin} />
          <span>{place ? placeWords(place, community) : unsettledWords(later, gps)}</span>
          {place && looking && <span class="visually-hidden">{words.place.locating}</span>}
        </p>
        {onToggle && (
          <Button kind="quiet" aria-expanded={changing} onClick={onToggle}>
            {changing ? words.place.keep : words.place.change}
          </Button>
        )}
      </div>
      {isOutside && <p class="capture-place-trouble">{words.place.outside}</p>}
    </>
  )
}

function unsettledWords(later: boolean, gps: GpsState): string {
  if (gps.state === 'looking') {
    return gps.accuracy === null ? words.place.locating : words.place.locatingWithin(Math.round(gps.accuracy))
  }
  return later ? words.place.later : words.place.none
}

function troubleWords({ why, accuracy }: GpsState & { state: 'trouble' }): string {
  return why === 'vague' ? words.place.vague(Math.round(accuracy ?? 0)) : words.place[why]
}

function PlaceWays({ place, later, gps, photoPlace, lastBuilding, onGps, onChange, onLater }: PlaceChoiceProps) {
  const { community } = usePhone()
  const [way, setWay] = useState<'map' | 'building' | null>(null)
  const last = community.buildings.find(({ id }) => id === lastBuilding?.buildingId)
  const pick = (picked: Place) => {
    setWay(null)
    onChange(picked)
  }
  return (
    <div class="capture-ways">
      {gps.state !== 'looking' && (
        <Button icon={<Icon of={LocateFixed} />} onClick={onGps}>
          {words.place.gps}
        </Button>
      )}
      {photoPlace && (
        <Button icon={<Icon of={Image} />} onClick={() => onChange(photoPlace)}>
          {words.place.fromPhoto}
        </Button>
      )}
      {last && lastBuilding && (
        <Button icon={<Icon of={Building2} />} onClick={() => onChange(lastBuilding)}>
          {words.place.last(last.name)}
        </Button>
      )}
      <Button icon={<Icon of={Building2} />} onClick={() => setWay('building')}>
        {words.place.building}
      </Button>
      <Button icon={<Icon of={MapIcon} />} onClick={() => setWay('map')}>
        {words.place.map}
      </Button>
      {!later && (
        <Button kind="quiet" icon={<Icon of={Clock} />} onClick={onLater}>
          {words.place.decideLater}
        </Button>
      )}
      {way === 'map' && (
        <PlacePicker
          community={community}
          start={place && { lat: place.lat, lng: place.lng }}
          accuracy={place?.accuracy ?? null}
          onPick={pick}
          onCancel={() => setWay(null)}
        />
      )}
      {way === 'building' && <BuildingSheet onPick={pick} onClose={() => setWay(null)} />}
    </div>
  )
}
