import type { ActName, CaseState } from '../../../domain/lifecycle.ts'
import { isLive, type Task, tasksAfter } from '../../../domain/task.ts'
import { ENDS, type Event, START, type Stored } from './walk.ts'

/** Where a history leads by design §4, written down apart from the table that is tested. */
export function replayed(events: readonly Event[]): Stored {
  let now = START
  for (const { type, at, step } of events) {
    const tasks = step ? tasksAfter(now.tasks, step) : now.tasks
    const state = leadsTo(type, now, tasks)
    const wasOver = ENDS.includes(now.state)
    now = {
      state,
      tasks,
      endedAt: ENDS.includes(state) ? (wasOver ? now.endedAt : at) : null,
      beforeMerge: type === 'merge' ? now.state : type === 'split' ? null : now.beforeMerge,
      reworkCount: now.reworkCount + (type === 'fail' ? 1 : 0),
    }
  }
  return now
}

function leadsTo(type: ActName, was: Stored, tasks: readonly Task[]): CaseState {
  const has = (state: Task['state']) => tasks.some((task) => task.state === state)
  const byTasks = (): CaseState => {
    if (has('in_progress')) return 'in_progress'
    if (has('dispatched')) return 'dispatched'
    return has('returned') || !has('done') ? 'accepted' : 'awaiting_verification'
  }
  const said: Partial<Record<ActName, () => CaseState>> = {
    supplement: () => 'submitted',
    withdraw: () => 'withdrawn',
    resolve: () => 'awaiting_verification',
    object: () => (was.state === 'closed' ? 'awaiting_verification' : 'submitted'),
    accept: () => 'accepted',
    decline: () => 'declined',
    ask: () => 'info_requested',
    merge: () => 'merged',
    split: () => was.beforeMerge ?? 'submitted',
    suspend: () => 'suspended',
    unsolved: () => 'closed_unresolved',
    verify: () => 'closed',
    fail: () => (was.tasks.some(isLive) ? 'in_progress' : 'submitted'),
    reopen: () => 'accepted',
    ...Object.fromEntries((['dispatch', 'start', 'return', 'done', 'resume'] as const).map((act) => [act, byTasks])),
  }
  return said[type]?.() ?? was.state
}
