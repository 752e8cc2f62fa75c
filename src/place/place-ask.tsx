import { ChevronRight, MapPin } from 'lucide-preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Place } from '../../domain/place.ts'
import { gridOfPlace } from '../../domain/place-grid.ts'
import { placeWords } from '../case-parts/place-words.ts'
import { usePhone } from '../phone/use-phone.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { whenIdle } from '../ui/when-idle.ts'
import { GpsTroubleNotice, UnsureNotice } from './gps-notice.tsx'
import { UNSURE_BEYOND_M } from './gps-place.ts'
import { PlaceWays } from './place-ways.tsx'
import { fetchPlaceSheets, usePlaceSheet } from './use-place-sheet.tsx'
import type { GpsState } from './watch-for-fix.ts'
import { words } from './words.ts'
import './place.css'

export type PlaceAskProps = {
  place: Place | null
  /** 稍后再定 was said. */
  later: boolean
  gps: GpsState
  /** Where the photo says it was taken, near the community; null where it says nothing. */
  photoPlace: Place | null
  /** A photo was taken this many metres away from the community. */
  photoElsewhere: number | null
  /** The building chosen last time on this phone. */
  lastBuilding: Place | null
  onGps: () => void
  onChange: (place: Place) => void
  /** Null where the place is being settled at last. */
  onLater: (() => void) | null
}

/** Where it is, in words; and every way to say it: position, building, map, photo, or later. */
export function PlaceAsk(props: PlaceAskProps) {
  const { place, later, gps, onChange, onLater } = props
  const [changing, setChanging] = useState(false)
  useEffect(() => whenIdle(fetchPlaceSheets), [])
  const line = useRef<HTMLDivElement>(null)
  const focusLine = useFocusAfterPick(line, place)
  const pick = (picked: Place) => {
    setChanging(false)
    focusLine()
    onChange(picked)
  }
  const sheet = usePlaceSheet(place, pick)
  const settled = place !== null || later
  const isUnsure = place?.source === 'gps' && (place.accuracy ?? 0) > UNSURE_BEYOND_M
  return (
    <section class="place-ask" aria-label={words.legend}>
      <div ref={line} class="place-line">
        <p role="status">
          <Icon of={MapPin} />
          <PlaceText {...props} />
        </p>
        {settled && (
          <Button kind="quiet" aria-expanded={changing} onClick={() => setChanging(!changing)}>
            {changing ? words.keep : words.change}
          </Button>
        )}
        {place?.source === 'gps' && onLater && (
          <Button kind="quiet" onClick={onLater}>
            {words.decideLater}
          </Button>
        )}
      </div>
      {place && <GridRemark {...{ place }} />}
      {place?.buildingId && place.source === 'building' && (
        <Button
          kind="quiet"
          class="place-refine"
          icon={<Icon of={ChevronRight} />}
          onClick={() => sheet.show('refine')}
        >
          {words.detail}
        </Button>
      )}
      {isUnsure && !changing && (
        <UnsureNotice accuracy={place.accuracy ?? 0} onBuilding={() => sheet.show('building')} />
      )}
      {props.photoElsewhere !== null && place === null && (
        <p class="place-remark">{words.photoElsewhere((props.photoElsewhere / 1000).toFixed(1))}</p>
      )}
      {gps.state === 'trouble' && place === null && (
        <GpsTroubleNotice {...{ gps }} onBuilding={() => sheet.show('building')} />
      )}
      {(changing || !settled) && (
        <PlaceWays {...props} onChange={pick} onSheet={sheet.show} onDone={() => setChanging(false)} />
      )}
      {sheet.element}
    </section>
  )
}

/** The button that opened a way goes away with it: whoever uses keys goes on beside what they said. */
function useFocusAfterPick(line: { current: HTMLElement | null }, place: Place | null): () => void {
  const wanted = useRef(false)
  useEffect(() => {
    if (!wanted.current) return
    wanted.current = false
    line.current?.querySelector('button')?.focus()
  }, [place])
  return () => {
    wanted.current = true
  }
}

function PlaceText({ place, later, gps }: PlaceAskProps) {
  const { community } = usePhone()
  const looking = gps.state === 'looking'
  if (!place) return <span>{unsettledWords(later, gps)}</span>
  return (
    <>
      <span>{placeWords(place, community)}</span>
      {looking && <span class="visually-hidden">{words.locating}</span>}
    </>
  )
}

function unsettledWords(later: boolean, gps: GpsState): string {
  if (gps.state === 'looking') {
    return gps.accuracy === null ? words.locating : words.locatingWithin(Math.round(gps.accuracy))
  }
  return later ? words.later : words.none
}

/** That a place lies beside its grid or away from all of them. */
function GridRemark({ place }: { place: Place }) {
  const { community } = usePhone()
  const near = gridOfPlace(place, community)
  if (near?.metres === 0) return null
  const remark = near ? words.beside(near.grid.name, Math.max(1, Math.round(near.metres))) : words.outside
  return <p class="place-remark">{remark}</p>
}
