import type { Community } from '../../domain/community.ts'
import { type CaseFilter, readCaseFilter, withCaseFilter } from '../case-parts/case-filter.ts'

/** What the list is filtered by beside grid, category and time: only what is late or soon will be, only what came back. */
export type QueueFilter = CaseFilter & { due: 'soon' | 'late' | null; again: boolean }

const DUE = ['soon', 'late'] as const

type Named = Pick<Community, 'grids' | 'categories'>

/** Reads the filter's part of the desk's address. What the community does not have counts as not asked. */
export function readQueueFilter(filter: string, community: Named): QueueFilter {
  const query = new URLSearchParams(filter)
  const due = DUE.find((one) => one === query.get('due')) ?? null
  return { ...readCaseFilter(query, community), state: null, due, again: query.get('again') === '1' }
}

/** The filter as the address has it; empty for none. */
export function writeQueueFilter({ due, again, ...rest }: QueueFilter): string {
  const query = withCaseFilter(new URLSearchParams(), { ...rest, state: null })
  if (due) query.set('due', due)
  if (again) query.set('again', '1')
  return query.toString()
}

export const countFilters = (filter: string): number => [...new URLSearchParams(filter)].length
