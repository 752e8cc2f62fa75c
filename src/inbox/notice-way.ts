import type { DeskTab } from '../../domain/lifecycle.ts'
import type { Notice } from '../../domain/notice.ts'
import { pagePaths } from '../paths.ts'

/** The tab in which the desk shows what the message is about; the desk itself finds a case that moved on since. */
const TABS: Readonly<Record<string, DeskTab>> = {
  return: 'accepted',
  reopen: 'accepted',
  extend: 'dispatched',
  due_soon: 'dispatched',
  overdue: 'dispatched',
  escalated: 'dispatched',
  done: 'awaiting_verification',
  resolve: 'awaiting_verification',
  object: 'awaiting_verification',
}

/** Where a message leads: to the desk's case, the tasks, or one's own reports. */
export function wayOf({ side, event, caseId }: Pick<Notice, 'side' | 'event' | 'caseId'>): string {
  if (side === 'task') return pagePaths.tasks
  if (side !== 'desk') return pagePaths.mine
  return `${pagePaths.desk}?${new URLSearchParams({ tab: TABS[event] ?? 'submitted', case: caseId })}`
}
