import type { DeskCase } from '../../domain/case-view.ts'
import type { CaseState } from '../../domain/lifecycle.ts'

const AT_WORK: ReadonlySet<CaseState> = new Set<CaseState>(['dispatched', 'in_progress', 'suspended'])

/**
 * The deadline that counts now: the promise that presses most, as the server says it. A server from before says only by when a case
 * is to be looked at (while 待审核) and dealt with (while at work).
 */
export function deadlineNow(item: Pick<DeskCase, 'state' | 'acknowledgeBy' | 'dueAt' | 'limit'>): number | null {
  if (item.limit !== undefined) return item.limit?.dueAt ?? null
  if (item.state === 'submitted') return item.acknowledgeBy
  return AT_WORK.has(item.state) ? item.dueAt : null
}
