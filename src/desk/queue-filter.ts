import type { Community } from '../../domain/community.ts'
import { type CaseFilter, readCaseFilter, withCaseFilter } from '../case-parts/case-filter.ts'

/** What the list is filtered by beside grid, category and time: only what is late or soon will be, only what came back, only what somebody was not satisfied with. */
export type QueueFilter = CaseFilter & { due: 'soon' | 'late' | null; again: boolean; objected: boolean }

const DUE = ['soon', 'late'] as const

type Named = Pick<Community, 'grids' | 'categories'>

/** Reads the filter's part of the desk's address. What the community does not have counts as not asked. */
export function readQueueFilter(filter: string, community: Named): QueueFilter {
  const query = new URLSearchParams(filter)
  const due = DUE.find((one) => one === query.get('due')) ?? null
  const [again, objected] = [query.get('again') === '1', query.get('objected') === '1']
  return { ...readCaseFilter(query, community), state: null, due, again, objected }
}

/** The filter as the address has it; empty for none. */
export function writeQueueFilter({ due, again, objected, ...rest }: QueueFilter): string {
  const query = withCaseFilter(new URLSearchParams(), { ...rest, state: null })
  if (due) query.set('due', due)
  if (again) query.set('again', '1')
  if (objected) query.set('objected', '1')
  return query.toString()
}

export const countFilters = (filter: string): number => [...new URLSearchParams(filter)].length
