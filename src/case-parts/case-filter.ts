import type { Community } from '../../domain/community.ts'
import { MONTH, NO_CATEGORY } from '../../domain/desk-map.ts'
import { UNPLACED_GRID } from '../../domain/grid.ts'
import { DESK_TAB_NAMES, type DeskTab } from '../../domain/lifecycle.ts'
import { monthBefore, monthText, shanghaiMonth } from '../../domain/month.ts'

/** Which cases are meant; null means all. Months as `2026-11`, both included. The names are those of the page's address and of the server's. */
export type CaseFilter = {
  grid: string | null
  category: string | null
  state: DeskTab | null
  from: string | null
  to: string | null
}

export const NO_FILTER: CaseFilter = { grid: null, category: null, state: null, from: null, to: null }
const NAMES = ['grid', 'category', 'state', 'from', 'to'] as const

type Named = Pick<Community, 'grids' | 'categories'>

/** Reads a filter from an address. What the community does not have, or what is no month, counts as not asked. */
export function readCaseFilter(search: URLSearchParams, { grids, categories }: Named): CaseFilter {
  const isGrid = (id: string) => id === UNPLACED_GRID || grids.some((grid) => grid.id === id)
  const isCategory = (id: string) => id === NO_CATEGORY || categories.some((one) => one.id === id)
  const asked = (name: (typeof NAMES)[number], is: (value: string) => boolean) => {
    const value = search.get(name)
    return value !== null && is(value) ? value : null
  }
  return {
    grid: asked('grid', isGrid),
    category: asked('category', isCategory),
    state: DESK_TAB_NAMES.find((tab) => tab === search.get('state')) ?? null,
    from: asked('from', (month) => MONTH.test(month)),
    to: asked('to', (month) => MONTH.test(month)),
  }
}

/** The address with this filter in it and everything else as it was. */
export function withCaseFilter(search: URLSearchParams, filter: CaseFilter): URLSearchParams {
  const changed = new URLSearchParams(search)
  for (const name of NAMES) {
    const value = filter[name]
    if (value === null) changed.delete(name)
    else changed.set(name, value)
  }
  return changed
}

export const isFiltered = (filter: CaseFilter): boolean => NAMES.some((name) => filter[name] !== null)

/** Time spans that people ask for. */
export const TIME_SPANS = ['this-month', 'last-month', 'three-months', 'this-year', 'last-year'] as const
export type TimeSpan = (typeof TIME_SPANS)[number]
type Months = Pick<CaseFilter, 'from' | 'to'>

/** The months of a span, by the clock of Asia/Shanghai. */
export function spanMonths(span: TimeSpan, now: number): Months {
  const month = shanghaiMonth(now)
  const year = Math.floor(month / 100)
  const spans: Record<TimeSpan, [number, number]> = {
    'this-month': [month, month],
    'last-month': [monthBefore(month), monthBefore(month)],
    'three-months': [monthBefore(monthBefore(month)), month],
    'this-year': [year * 100 + 1, year * 100 + 12],
    'last-year': [(year - 1) * 100 + 1, (year - 1) * 100 + 12],
  }
  const [from, to] = spans[span]
  return { from: monthText(from), to: monthText(to) }
}

/** Which span these months are; `other` for some that no span names, null for all time. */
export function spanOf({ from, to }: Months, now: number): TimeSpan | 'other' | null {
  if (from === null && to === null) return null
  const isSame = (span: TimeSpan) => {
    const months = spanMonths(span, now)
    return months.from === from && months.to === to
  }
  return TIME_SPANS.find(isSame) ?? 'other'
}
