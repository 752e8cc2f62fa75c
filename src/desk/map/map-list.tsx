import { useEffect, useRef } from 'preact/hooks'
import { StateChip } from '../../case-parts/state-chip.tsx'
import { Link } from '../../phone/link.tsx'
import { usePhone } from '../../phone/use-phone.ts'
import { whenWords } from '../../ui/when.ts'
import { words as bulkWords } from '../bulk/words.ts'
import { deskHref, tabOf } from '../desk-address.ts'
import type { MapCase } from './map-case.ts'
import { caseLine } from './map-case-words.ts'
import { words } from './words.ts'

/** Listing more at once would only be scrolled past; nearer or filtered there are fewer. */
export const LISTED_MAX = 200

type Props = {
  cases: readonly MapCase[]
  chosen: ReadonlySet<string>
  selectedId: string | null
  onChoose: (id: string) => void
  onShow: (found: MapCase) => void
}

/** The cases in sight: a box to choose each, its name to see it on the map, and a way to its page on the desk. */
export function MapList({ cases, chosen, selectedId, onChoose, onShow }: Props) {
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    if (selectedId) list.current?.querySelector(`[data-case="${selectedId}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [selectedId])
  return (
    <ul class="desk-map-list" ref={list} aria-label={words.list}>
      {cases.slice(0, LISTED_MAX).map((item) => (
        <MapRow
          key={item.caseId}
          {...{ item }}
          isChosen={chosen.has(item.caseId)}
          isShown={item.caseId === selectedId}
          onChoose={() => onChoose(item.caseId)}
          onShow={() => onShow(item)}
        />
      ))}
    </ul>
  )
}

type RowProps = { item: MapCase; isChosen: boolean; isShown: boolean; onChoose: () => void; onShow: () => void }

function MapRow({ item, isChosen, isShown, onChoose, onShow }: RowProps) {
  const { community, env } = usePhone()
  const name = caseLine(item, community)
  return (
    <li class="desk-map-row" data-case={item.caseId}>
      <label class="desk-map-box">
        <input type="checkbox" checked={isChosen} aria-label={bulkWords.choose(name)} onChange={onChoose} />
      </label>
      <button type="button" class="desk-map-name" aria-pressed={isShown} onClick={onShow}>
        <span>{name}</span>
        <span class="desk-map-quiet">
          <StateChip state={item.state} /> {whenWords(item.receivedAt, env.now())}
        </span>
      </button>
      <Link class="desk-map-open" href={deskHref({ tab: tabOf(item.state), caseId: item.caseId })}>
        {words.open}
      </Link>
    </li>
  )
}
