import * as z from 'zod/mini'
import type { CaseState } from './lifecycle.ts'

/** `returned`: the handler gave it back and nobody has it; `replaced`: somebody else has it now, or it is no longer needed. */
export const TASK_STATES = ['dispatched', 'in_progress', 'done', 'returned', 'replaced'] as const
export type TaskState = (typeof TASK_STATES)[number]

/** One handler's part of a case. Times are Unix ms by the server's clock. */
export const taskSchema = z.object({
  taskId: z.string(),
  handlerId: z.string(),
  /** What is to be done, in the leader's words. */
  text: z.string(),
  state: z.enum(TASK_STATES),
  dueAt: z.nullable(z.int()),
  reworkCount: z.int(),
  dispatchedAt: z.int(),
  startedAt: z.nullable(z.int()),
  doneAt: z.nullable(z.int()),
  /** More time was asked for and nobody has answered yet. */
  extension: z.nullable(z.object({ until: z.int(), reason: z.string(), askedAt: z.int() })),
})
export type Task = z.infer<typeof taskSchema>

/** In somebody's hands, or out of them and not judged yet. */
export const isLive = ({ state }: Pick<Task, 'state'>): boolean =>
  state === 'dispatched' || state === 'in_progress' || state === 'done'

/** Still to be worked on. */
export const isUnfinished = ({ state }: Pick<Task, 'state'>): boolean =>
  state === 'dispatched' || state === 'in_progress'

/** The one a case is told by where there is room for one: the first that is still worked on, else the first. */
export const leadingTask = <T extends Pick<Task, 'state'>>(tasks: readonly T[]): T | null =>
  tasks.find(isUnfinished) ?? tasks.find(isLive) ?? null

/** Where a case stands by its tasks alone: work goes on, waits to be begun, waits to be given to somebody, or waits for judgement. */
export function stateOfTasks(
  tasks: readonly Pick<Task, 'state'>[],
): Extract<CaseState, 'accepted' | 'dispatched' | 'in_progress' | 'awaiting_verification'> {
  const has = (state: TaskState) => tasks.some((task) => task.state === state)
  if (has('in_progress')) return 'in_progress'
  if (has('dispatched')) return 'dispatched'
  return has('returned') || !has('done') ? 'accepted' : 'awaiting_verification'
}

/**
 * Where a case stands for one of its handlers: their own task, as long as the case itself goes on. What they handed in waits for
 * judgement, whatever others still do.
 */
export function stateForHandler(state: CaseState, tasks: readonly Task[], personId: string): CaseState {
  if (state !== 'dispatched' && state !== 'in_progress') return state
  const own = leadingTask(tasks.filter((task) => task.handlerId === personId))
  if (!own) return state
  return own.state === 'done' ? 'awaiting_verification' : (own.state as 'dispatched' | 'in_progress') // the two others that live
}

/** A step that changes tasks, as its event remembers it. `at`: when the server took it. */
export type TaskStep =
  | {
      type: 'dispatch'
      at: number
      taskId: string
      handlerId: string
      task: string
      dueAt: number | null
      also?: boolean
      replaces?: readonly string[]
    }
  | { type: 'start' | 'return' | 'done' | 'refuse'; at: number; taskId: string }
  | { type: 'extend'; at: number; taskId: string; until: number; reason: string }
  | { type: 'grant'; at: number; taskId: string; dueAt: number }
  | { type: 'fail'; at: number; taskIds: readonly string[] }
  | { type: 'reopen'; at: number }

/** The tasks as the step leaves them. History replayed through this gives the tasks that are stored. */
export function tasksAfter(tasks: readonly Task[], step: TaskStep): Task[] {
  switch (step.type) {
    case 'dispatch':
      return dispatched(tasks, step)
    case 'start':
      return change(tasks, [step.taskId], { state: 'in_progress', startedAt: step.at })
    case 'return':
      return change(tasks, [step.taskId], { state: 'returned', extension: null })
    case 'done':
      return change(tasks, [step.taskId], { state: 'done', doneAt: step.at, extension: null })
    case 'extend':
      return change(tasks, [step.taskId], { extension: { until: step.until, reason: step.reason, askedAt: step.at } })
    case 'grant':
      return change(tasks, [step.taskId], { dueAt: step.dueAt, extension: null })
    case 'refuse':
      return change(tasks, [step.taskId], { extension: null })
    case 'fail':
      return tasks.map((task) =>
        step.taskIds.includes(task.taskId)
          ? { ...task, state: 'in_progress', doneAt: null, reworkCount: task.reworkCount + 1 }
          : task,
      )
    case 'reopen':
      return tasks.map((task) => ({ ...task, state: 'replaced', extension: null }))
  }
}

const change = (tasks: readonly Task[], ids: readonly string[], to: Partial<Task>): Task[] =>
  tasks.map((task) => (ids.includes(task.taskId) ? { ...task, ...to } : task))

/** A new task beside the others (加派), or in the place of those it replaces (改派): without a name, of all that are not finished. */
function dispatched(tasks: readonly Task[], step: Extract<TaskStep, { type: 'dispatch' }>): Task[] {
  const replaced = (task: Task) =>
    step.replaces
      ? step.replaces.includes(task.taskId)
      : !step.also && (isUnfinished(task) || task.state === 'returned')
  return [
    ...tasks.map((task): Task => (replaced(task) ? { ...task, state: 'replaced', extension: null } : task)),
    {
      taskId: step.taskId,
      handlerId: step.handlerId,
      text: step.task,
      state: 'dispatched',
      dueAt: step.dueAt,
      reworkCount: 0,
      dispatchedAt: step.at,
      startedAt: null,
      doneAt: null,
      extension: null,
    },
  ]
}
