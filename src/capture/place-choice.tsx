import { Building2, Clock, Image, LocateFixed, Map as MapIcon, MapPin } from 'lucide-preact'
import { useEffect, useState } from 'preact/hooks'
import { gridAt } from '../../domain/grid-at.ts'
import type { Place } from '../../domain/place.ts'
import { placeWords } from '../case-parts/place-words.ts'
import { PlacePicker } from '../map/lazy-map.tsx'
import { usePhone } from '../phone/use-phone.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { lazy } from '../ui/lazy.tsx'
import { whenIdle } from '../ui/when-idle.ts'
import type { BuildingSheetProps } from './building-sheet.tsx'
import { laterWords } from './later-words.ts'
import type { PositionOnItsWay } from './position-on-its-way.ts'
import type { CaptureDraft } from './use-capture-draft.ts'
import type { GpsState } from './use-gps.ts'
import { type PlaceInUse, usePlace } from './use-place.ts'

const BuildingSheet = lazy<BuildingSheetProps>(() =>
  import('./building-sheet.tsx').then((module) => module.BuildingSheet),
)

/** So that every way to say where works in a garage too. */
function fetchWays(): void {
  BuildingSheet.fetchEarly()
  PlacePicker.fetchEarly()
}

export type PlaceChoiceProps = {
  capture: CaptureDraft
  /** How often photos came in since the page was opened: the first is the reason to ask for the position. */
  shots: number
  /** Kept true while a position is awaited, for whoever saves meanwhile. */
  position: { current: PositionOnItsWay }
}

/** Where it is, in words; and every way to say it: position, map, building, photo, or later. */
export function PlaceChoice({ capture, shots, position }: PlaceChoiceProps) {
  const props = usePlace(capture, shots)
  const { place, later, gps } = props
  position.current = place === null && (gps.state === 'looking' || gps.state === 'found')
  const [changing, setChanging] = useState(false)
  useEffect(() => whenIdle(fetchWays), [])
  const settled = place !== null || later
  const open = changing || !settled
  const done = (act: () => void) => () => {
    setChanging(false)
    act()
  }
  return (
    <section class="capture-place" aria-label={laterWords.place.legend}>
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

type LineProps = PlaceInUse & { changing: boolean; onToggle: (() => void) | null }

function PlaceLine({ place, later, gps, changing, onToggle, onLater }: LineProps) {
  const { community } = usePhone()
  const looking = gps.state === 'looking'
  const isOutside = place !== null && gridAt(place, community.grids) === null
  return (
    <>
      <div class="capture-place-line">
        <p role="status">
          <Icon of={MapPin} />
          <span>{place ? placeWords(place, community) : unsettledWords(later, gps)}</span>
          {place && looking && <span class="visually-hidden">{laterWords.place.locating}</span>}
        </p>
        {onToggle && (
          <Button kind="quiet" aria-expanded={changing} onClick={onToggle}>
            {changing ? laterWords.place.keep : laterWords.place.change}
          </Button>
        )}
        {place?.source === 'gps' && (
          <Button kind="quiet" onClick={onLater}>
            {laterWords.place.decideLater}
          </Button>
        )}
      </div>
      {isOutside && <p class="capture-place-trouble">{laterWords.place.outside}</p>}
    </>
  )
}

function unsettledWords(later: boolean, gps: GpsState): string {
  if (gps.state === 'looking') {
    return gps.accuracy === null ? laterWords.place.locating : laterWords.place.locatingWithin(Math.round(gps.accuracy))
  }
  return later ? laterWords.place.later : laterWords.place.none
}

function troubleWords({ why, accuracy }: GpsState & { state: 'trouble' }): string {
  return why === 'vague' ? laterWords.place.vague(Math.round(accuracy ?? 0)) : laterWords.place[why]
}

function PlaceWays({ place, later, gps, photoPlace, lastBuilding, onGps, onChange, onLater }: PlaceInUse) {
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
          {laterWords.place.gps}
        </Button>
      )}
      {photoPlace && (
        <Button icon={<Icon of={Image} />} onClick={() => onChange(photoPlace)}>
          {laterWords.place.fromPhoto}
        </Button>
      )}
      {last && lastBuilding && (
        <Button icon={<Icon of={Building2} />} onClick={() => onChange(lastBuilding)}>
          {laterWords.place.last(last.name)}
        </Button>
      )}
      <Button icon={<Icon of={Building2} />} onClick={() => setWay('building')}>
        {laterWords.place.building}
      </Button>
      <Button icon={<Icon of={MapIcon} />} onClick={() => setWay('map')}>
        {laterWords.place.map}
      </Button>
      {!later && place?.source !== 'gps' && (
        <Button kind="quiet" icon={<Icon of={Clock} />} onClick={onLater}>
          {laterWords.place.decideLater}
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
