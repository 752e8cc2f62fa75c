import { StateChip } from '../case-parts/state-chip.tsx'
import type { CategorySign } from '../map/category-sign.ts'
import { UNKNOWN_SIGN } from '../map/category-sign.ts'
import { MapSign } from '../map/map-sign.tsx'
import { dayWords } from '../ui/when.ts'
import type { NearRow } from './near-row.ts'
import { words } from './words.ts'

type Signs = ReadonlyMap<string, CategorySign>
type Props = {
  rows: readonly NearRow[]
  signs: Signs
  selectedId: string | null
  onSelect: (id: string) => void
  now: number
}

/** The same cases as on the map, for everybody who would rather read: each with the sign it has there. */
export function NearList({ rows, signs, selectedId, onSelect, now }: Props) {
  return (
    <ul class="near-list" aria-label={words.list}>
      {rows.map((row) => (
        <li key={row.id}>
          <button type="button" class="near-row" aria-pressed={row.id === selectedId} onClick={() => onSelect(row.id)}>
            <NearFacts row={row} signs={signs} now={now} />
          </button>
        </li>
      ))}
    </ul>
  )
}

/** What is public of a case: kind, place by building, state, day. */
export function NearFacts({ row, signs, now }: { row: NearRow; signs: Signs; now: number }) {
  const sign = (row.categoryId && signs.get(row.categoryId)) || UNKNOWN_SIGN
  const far = row.metres === null ? '' : ` · ${words.away(Math.max(10, Math.round(row.metres / 10) * 10))}`
  return (
    <>
      <MapSign sign={sign} state={row.state} />
      <span class="near-facts">
        <span class="near-category">{row.category}</span>
        <span class="near-place">
          {row.place}
          {far}
        </span>
        <span class="near-state">
          <StateChip state={row.state} />
          <span class="near-day">{words.reported(dayWords(row.day, now))}</span>
        </span>
        {!row.point && <span class="near-day">{words.noPoint}</span>}
      </span>
    </>
  )
}
