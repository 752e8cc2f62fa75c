import { useState } from 'preact/hooks'
import { categoryChoices } from './category-choice.ts'
import type { NearRow } from './near-row.ts'
import { words } from './words.ts'

/** `all`, or the category shown alone (null: still open). */
export type ShownCategory = 'all' | { categoryId: string | null }

export const isShown = (row: NearRow, shown: ShownCategory): boolean =>
  shown === 'all' || shown.categoryId === row.categoryId

/** More than these would push the map off a phone. */
const FIRST = 3

type Props = { rows: readonly NearRow[]; shown: ShownCategory; onShow: (shown: ShownCategory) => void }

/** One chip per category that is there, with its number; the rare ones on demand. */
export function CategoryFilter({ rows, shown, onShow }: Props) {
  const [open, setOpen] = useState(false)
  const choices = categoryChoices(rows)
  if (choices.length < 2) return null
  const isCurrent = (categoryId: string | null) => shown !== 'all' && shown.categoryId === categoryId
  const visible = choices.filter(({ categoryId }, at) => open || at < FIRST || isCurrent(categoryId))
  return (
    <fieldset class="near-filter" aria-label={words.filter}>
      <FilterChip pressed={shown === 'all'} onPress={() => onShow('all')}>
        {words.choice(words.all, rows.length)}
      </FilterChip>
      {visible.map(({ categoryId, name, count }) => (
        <FilterChip key={categoryId} pressed={isCurrent(categoryId)} onPress={() => onShow({ categoryId })}>
          {words.choice(name, count)}
        </FilterChip>
      ))}
      {choices.length > FIRST && (
        <button type="button" class="near-chip near-chip-more" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? words.fewer : words.more}
        </button>
      )}
    </fieldset>
  )
}

function FilterChip({ pressed, onPress, children }: { pressed: boolean; onPress: () => void; children: string }) {
  return (
    <button type="button" class="near-chip" aria-pressed={pressed} onClick={onPress}>
      {children}
    </button>
  )
}
