import { MapPin } from 'lucide-preact'
import { useId, useState } from 'preact/hooks'
import type { Place } from '../../domain/place.ts'
import { usePhone } from '../phone/use-phone.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { findBuildings, findLandmarks } from './building-search.ts'
import { buildingPlace, landmarkPlace } from './named-place.ts'
import { words } from './words.ts'

export type BuildingSheetProps = { onPick: (place: Place) => void; onClose: () => void }

/** Place without a signal: the list of buildings and landmarks, big, found by number or initials. One tap is a place. */
export function BuildingSheet({ onPick, onClose }: BuildingSheetProps) {
  const { community, env } = usePhone()
  const [query, setQuery] = useState('')
  const buildings = findBuildings(community.buildings, query)
  const landmarks = findLandmarks(community.landmarks, query)
  const choices = [
    ...buildings.map((one) => () => onPick(buildingPlace(one, null, env.now()))),
    ...landmarks.map((one) => () => onPick(landmarkPlace(one, env.now()))),
  ]
  const [only] = choices
  return (
    <Sheet title={words.list.title} open onClose={onClose}>
      <div class="place-list">
        <Search
          query={query}
          onQuery={setQuery}
          // The search key of a phone's keyboard is also pressed to put the keyboard away: then nothing may be chosen.
          onEnter={(input) => (choices.length === 1 && only ? only() : input.blur())}
        />
        {buildings.length > 0 && <h3>{words.list.buildings}</h3>}
        <ul class="place-names place-names-short">
          {buildings.map(({ id, name }, i) => (
            <li key={id}>
              <Button wide onClick={choices[i]}>
                {name}
              </Button>
            </li>
          ))}
        </ul>
        {landmarks.length > 0 && <h3>{words.list.landmarks}</h3>}
        <ul class="place-names">
          {landmarks.map(({ id, name }, i) => (
            <li key={id}>
              <Button wide icon={<Icon of={MapPin} />} onClick={choices[buildings.length + i]}>
                {name}
              </Button>
            </li>
          ))}
        </ul>
        {choices.length === 0 && <p role="status">{words.list.nothing}</p>}
      </div>
    </Sheet>
  )
}

type SearchProps = { query: string; onQuery: (query: string) => void; onEnter: (input: HTMLInputElement) => void }

function Search({ query, onQuery, onEnter }: SearchProps) {
  const id = useId()
  return (
    <>
      <label for={id}>{words.list.search}</label>
      <input
        id={id}
        class="place-search"
        type="search"
        autocomplete="off"
        autocapitalize="none"
        placeholder={words.list.searchHint}
        value={query}
        onInput={(event) => onQuery(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.isComposing) onEnter(event.currentTarget)
        }}
      />
    </>
  )
}
