import type { DeskCase } from '../../domain/case-view.ts'
import type { CaseState } from '../../domain/lifecycle.ts'

const AT_WORK: ReadonlySet<CaseState> = new Set<CaseState>(['dispatched', 'in_progress', 'suspended'])

/** The deadline that runs now: to be looked at while 待审核, to be dealt with while at work, none otherwise. */
export function deadlineNow(item: Pick<DeskCase, 'state' | 'acknowledgeBy' | 'dueAt'>): number | null {
  if (item.state === 'submitted') return item.acknowledgeBy
  return AT_WORK.has(item.state) ? item.dueAt : null
}
