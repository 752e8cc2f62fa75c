import { useId } from 'preact/hooks'
import type { Community } from '../../domain/community.ts'
import { NO_CATEGORY } from '../../domain/desk-map.ts'
import { UNPLACED_GRID } from '../../domain/grid.ts'
import { words } from './words.ts'

type Props = {
  community: Pick<Community, 'grids' | 'categories'>
  grid: string | null
  category: string | null
  onFilter: (filter: { grid: string | null; category: string | null }) => void
}

/** Whose cases are counted: of one grid, of one category, or of all within reach. */
export function FilterPart({ community, grid, category, onFilter }: Props) {
  return (
    <div class="numbers-filter">
      <Choice
        label={words.grid}
        value={grid}
        options={[...community.grids, { id: UNPLACED_GRID, name: words.noGrid }]}
        onChange={(id) => onFilter({ grid: id, category })}
      />
      <Choice
        label={words.category}
        value={category}
        options={[...community.categories, { id: NO_CATEGORY, name: words.noCategory }]}
        onChange={(id) => onFilter({ grid, category: id })}
      />
    </div>
  )
}

type ChoiceProps = {
  label: string
  value: string | null
  options: readonly { id: string; name: string }[]
  onChange: (id: string | null) => void
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  const id = useId()
  return (
    <div class="numbers-choice">
      <label for={id}>{label}</label>
      <select {...{ id }} value={value ?? ''} onChange={(event) => onChange(event.currentTarget.value || null)}>
        <option value="">{words.all}</option>
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.name}
          </option>
        ))}
      </select>
    </div>
  )
}
