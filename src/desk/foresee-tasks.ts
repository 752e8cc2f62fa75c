import type { CaseAct } from '../../domain/case-act.ts'
import type { DeskCase, DeskTask } from '../../domain/case-view.ts'
import { type Task, type TaskStep, tasksAfter } from '../../domain/task.ts'

/** A task that was just given out has no id of the server's yet. */
export const NEW_TASK = 'new'

/** The tasks as a step of the desk will leave them, by the same rule the server follows; null for a step that leaves them alone. */
export function foreseenTasks({ tasks = [] }: Pick<DeskCase, 'tasks'>, act: CaseAct, now: number): DeskTask[] | null {
  const step = stepOf(act, tasks, now)
  if (!step) return null
  const names = new Map(tasks.map((task) => [task.taskId, task.handlerName]))
  return tasksAfter(tasks, step).map((task) => ({ ...task, handlerName: names.get(task.taskId) ?? null }))
}

function stepOf(act: CaseAct, tasks: readonly Task[], at: number): TaskStep | null {
  switch (act.act) {
    case 'dispatch': {
      const { handlerId, task, dueAt, also, taskId } = act
      const rest = { ...(also && { also }), ...(taskId !== undefined && { replaces: [taskId] }) }
      return { type: 'dispatch', at, taskId: NEW_TASK, handlerId, task, dueAt, ...rest }
    }
    case 'grant':
      return { type: 'grant', at, taskId: act.taskId ?? '', dueAt: act.dueAt }
    case 'refuse':
      return { type: 'refuse', at, taskId: act.taskId ?? '' }
    case 'fail': {
      const done = tasks.filter((task) => task.state === 'done').map((task) => task.taskId)
      return { type: 'fail', at, taskIds: act.taskId === undefined ? done : [act.taskId] }
    }
    case 'reopen':
      return { type: 'reopen', at }
    default:
      return null
  }
}
