import { X } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import type { Community } from '../../domain/community.ts'
import { NO_CATEGORY } from '../../domain/desk-map.ts'
import { UNPLACED_GRID } from '../../domain/grid.ts'
import { DESK_TAB_NAMES } from '../../domain/lifecycle.ts'
import { Button } from '../ui/button.tsx'
import { classes } from '../ui/classes.ts'
import { Icon } from '../ui/icon.tsx'
import { type CaseFilter, isFiltered, NO_FILTER, spanMonths, spanOf, TIME_SPANS, type TimeSpan } from './case-filter.ts'
import { filterWords as words } from './case-filter-words.ts'
import './case-filter-bar.css'

type Props = {
  community: Pick<Community, 'grids' | 'categories'>
  filter: CaseFilter
  /** Unix ms, for what 本月 means. */
  now: number
  /** The owner keeps it, best in the address (`withCaseFilter`), so that a reload or a sent link shows the same. */
  onFilter: (filter: CaseFilter) => void
  class?: string
  /** Where the state is chosen elsewhere. */
  noState?: boolean
  /** Further choices, after the others. */
  children?: ComponentChildren
}

type Option = readonly [value: string, name: string]

/** Which cases are shown: by grid, category, state and time, each a plain list to choose from. */
export function CaseFilterBar({ community, filter, now, onFilter, class: className, noState, children }: Props) {
  const change = (part: Partial<CaseFilter>) => onFilter({ ...filter, ...part })
  const grids: Option[] = [...community.grids.map(named), [UNPLACED_GRID, words.noGrid]]
  const categories: Option[] = [...community.categories.map(named), [NO_CATEGORY, words.noCategory]]
  const span = spanOf(filter, now)
  const other: Option[] = span === 'other' ? [['other', words.otherTime(filter.from, filter.to)]] : []
  const setTime = (value: string | null) => {
    if (value === 'other') return
    // as: the values of this list
    change(value === null ? { from: null, to: null } : spanMonths(value as TimeSpan, now))
  }
  return (
    <section class={classes('case-filter', className)} aria-label={words.label}>
      <Choice
        name={words.grid}
        all={words.allGrids}
        options={grids}
        value={filter.grid}
        onChange={(grid) => change({ grid })}
      />
      <Choice
        name={words.category}
        all={words.allCategories}
        options={categories}
        value={filter.category}
        onChange={(category) => change({ category })}
      />
      {!noState && (
        <Choice
          name={words.state}
          all={words.allStates}
          options={DESK_TAB_NAMES.map((tab) => [tab, words.tabs[tab]])}
          value={filter.state}
          onChange={(value) => change({ state: DESK_TAB_NAMES.find((tab) => tab === value) ?? null })}
        />
      )}
      <Choice
        name={words.time}
        all={words.allTime}
        options={[...TIME_SPANS.map((one): Option => [one, words.spans[one]]), ...other]}
        value={span}
        onChange={setTime}
      />
      {children}
      {isFiltered(filter) && (
        <Button kind="quiet" icon={<Icon of={X} />} onClick={() => onFilter(NO_FILTER)}>
          {words.clear}
        </Button>
      )}
    </section>
  )
}

const named = ({ id, name }: { id: string; name: string }): Option => [id, name]

type ChoiceProps = {
  name: string
  all: string
  options: readonly Option[]
  value: string | null
  onChange: (value: string | null) => void
}

function Choice({ name, all, options, value, onChange }: ChoiceProps) {
  const id = useId()
  return (
    <div class={classes('case-filter-choice', value !== null && 'case-filter-set')}>
      <label for={id}>{name}</label>
      <select {...{ id }} value={value ?? ''} onChange={(event) => onChange(event.currentTarget.value || null)}>
        <option value="">{all}</option>
        {options.map(([one, text]) => (
          <option key={one} value={one}>
            {text}
          </option>
        ))}
      </select>
    </div>
  )
}
