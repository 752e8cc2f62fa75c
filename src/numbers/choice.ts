import type { Community } from '../../domain/community.ts'
import { MONTH, NO_CATEGORY } from '../../domain/desk-map.ts'
import { UNPLACED_GRID } from '../../domain/grid.ts'
import { monthText, shanghaiMonth } from '../../domain/month.ts'
import { NUMBER_GROUPS } from '../../domain/numbers.ts'

export const NUMBERS_VIEWS = [...NUMBER_GROUPS, 'checklist'] as const
export type NumbersView = (typeof NUMBERS_VIEWS)[number]
export const PRINTS = ['report', 'album'] as const
export type Print = (typeof PRINTS)[number]

/** What is looked at, as it stands in the page's address. Months as 2026-11, both included; null: all. */
export type NumbersChoice = {
  from: string
  to: string
  grid: string | null
  category: string | null
  view: NumbersView
  print: Print | null
  /** Of the 文明城市 checklist: whose pictures are printed. */
  item: string | null
}

type Named = Pick<Community, 'grids' | 'categories'>

/** Reads the choice from an address; what makes no sense counts as not said. The present month is what is looked at first. */
export function readChoice(search: URLSearchParams, { grids, categories }: Named, now: number): NumbersChoice {
  const present = monthText(shanghaiMonth(now))
  const month = (name: string, otherwise: string) => {
    const value = search.get(name)
    return value !== null && MONTH.test(value) ? value : otherwise
  }
  const from = month('from', present)
  const to = month('to', from)
  const known = (name: string, ids: readonly string[]) => ids.find((id) => id === search.get(name)) ?? null
  return {
    ...inOrder(from, to),
    grid: known('grid', [...grids.map(({ id }) => id), UNPLACED_GRID]),
    category: known('category', [...categories.map(({ id }) => id), NO_CATEGORY]),
    view: NUMBERS_VIEWS.find((view) => view === search.get('view')) ?? 'grid',
    print: PRINTS.find((print) => print === search.get('print')) ?? null,
    item: search.get('item'),
  }
}

const inOrder = (a: string, b: string) => (a > b ? { from: b, to: a } : { from: a, to: b })

/** The choice as an address has it. */
export function choiceQuery(choice: NumbersChoice): string {
  const named = Object.entries(choice).filter((entry): entry is [string, string] => entry[1] !== null)
  return new URLSearchParams(named).toString()
}

/** What the server is asked: the period and whose cases. */
export function numbersQuery({ from, to, grid, category, item }: NumbersChoice): string {
  const query = new URLSearchParams({ from, to })
  if (grid !== null) query.set('grid', grid)
  if (category !== null) query.set('category', category)
  if (item !== null) query.set('item', item)
  return query.toString()
}
