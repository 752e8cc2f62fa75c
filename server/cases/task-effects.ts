import { isUnfinished, leadingTask, type Task, type TaskStep, tasksAfter } from '../../domain/task.ts'
import { dueAt } from '../../domain/work-calendar.ts'
import { Refusal } from '../refusal.ts'
import type { EventPayload } from '../stores/case-record.ts'
import { isOutsiderOf } from '../task-links/is-outsider.ts'
import { type Act, type Around, type Effect, ownEvidence } from './effect.ts'

/** A step on a task: the tasks as it leaves them, and an event from which that can be replayed. */
const onTasks = (
  { found }: Around,
  step: TaskStep,
  payload: EventPayload,
  changes: Effect['changes'] = {},
): Effect => ({
  changes: { ...changes, tasks: tasksAfter(found.tasks, step) },
  payload,
})

export async function dispatched(act: Act<'dispatch'>, around: Around): Promise<Effect> {
  const { found, deps, now, opId } = around
  const { handlerId, task, also, taskId } = act
  const handlers = await deps.people.handlers(found.communityId, now)
  const isListed = handlers.some((handler) => handler.personId === handlerId)
  if (!isListed && !(await isOutsiderOf(found, handlerId, deps))) throw new Refusal('unknown_handler')
  if (taskId !== undefined && !found.tasks.some((one) => one.taskId === taskId && isGivenAgain(one))) {
    throw new Refusal('unknown_task')
  }
  const proposed = proposedDueAt(around)
  const due = act.dueAt ?? proposed
  const rest = { ...(also && { also }), ...(taskId !== undefined && { replaces: [taskId] }) }
  const what = { taskId: opId, handlerId, task, dueAt: due, ...rest }
  return onTasks(
    around,
    { type: 'dispatch', at: now, ...what },
    {
      ...what,
      ...(isCategorys(due, proposed) && { byCategory: true }),
    },
  )
}

/** A form may lie open for a while: the date it proposed is still the category's. */
const FORM_OPEN_MS = 15 * 60_000
const isCategorys = (due: number | null, proposed: number | null): boolean =>
  due === proposed || (due !== null && proposed !== null && Math.abs(due - proposed) <= FORM_OPEN_MS)

/** What may be given to somebody else: what nobody has finished. */
const isGivenAgain = (task: Task): boolean => isUnfinished(task) || task.state === 'returned'

/** The category's time to fix, counted from the server's clock at the dispatch. */
function proposedDueAt({ found, community, now }: Around): number | null {
  const within = community.categories.find((category) => category.id === found.categoryId)?.fixWithin
  return within ? dueAt(now, within, community.calendar) : null
}

export function started(act: Act<'start'>, around: Around): Effect {
  const { taskId } = ownTask(act, around, (task) => task.state === 'dispatched')
  return onTasks(around, { type: 'start', at: around.now, taskId }, { taskId })
}

export function returned(act: Act<'return'>, around: Around): Effect {
  const { taskId } = ownTask(act, around, isUnfinished)
  return onTasks(around, { type: 'return', at: around.now, taskId }, { taskId, reason: act.reason })
}

export async function workDone(act: Act<'done'>, around: Around): Promise<Effect> {
  const { taskId } = ownTask(act, around, (task) => task.state === 'in_progress')
  const photoIds = await ownEvidence(act.photoIds, around)
  return onTasks(around, { type: 'done', at: around.now, taskId }, { taskId, photoIds, note: act.note })
}

export function extended(act: Act<'extend'>, around: Around): Effect {
  const { taskId } = ownTask(act, around, isUnfinished)
  const { until, reason } = act
  return onTasks(around, { type: 'extend', at: around.now, taskId, until, reason }, { taskId, until, reason })
}

export function granted(act: Act<'grant'>, around: Around): Effect {
  const { taskId } = askedTask(act, around)
  const { dueAt: due } = act
  return onTasks(around, { type: 'grant', at: around.now, taskId, dueAt: due }, { taskId, dueAt: due })
}

export function refused(act: Act<'refuse'>, around: Around): Effect {
  const { taskId } = askedTask(act, around)
  return onTasks(around, { type: 'refuse', at: around.now, taskId }, { taskId, reason: act.reason })
}

/** The work goes back to who did it: one of several when it is named, else all that was handed in. */
export function failed(act: Act<'fail'>, around: Around, evidence: EventPayload): Effect {
  const { found, now } = around
  const done = found.tasks.filter((task) => task.state === 'done')
  const meant = act.taskId === undefined ? done : done.filter((task) => task.taskId === act.taskId)
  if (act.taskId !== undefined && meant.length === 0) throw new Refusal('unknown_task')
  const taskIds = meant.map((task) => task.taskId)
  const step: TaskStep = { type: 'fail', at: now, taskIds }
  return onTasks(around, step, { reason: act.reason, taskIds, ...evidence }, { reworkCount: found.reworkCount + 1 })
}

/** 没解决: work that was done is judged again; what ended without being done is reviewed anew, and nobody has it in hand any more. */
export function objected(act: Act<'object'>, around: Around): Effect {
  const { found, now } = around
  const changes = { satisfied: false, objections: found.objections + 1 }
  if (found.state === 'closed') return { changes, payload: { reason: act.reason } }
  return onTasks(around, { type: 'reopen', at: now }, { reason: act.reason }, changes)
}

export const reopened = (act: Act<'reopen'>, around: Around): Effect =>
  onTasks(around, { type: 'reopen', at: around.now }, { reason: act.reason }, { satisfied: null })

/** The task of this handler that is meant: the named one, else their first that fits. */
function ownTask(act: { taskId?: string | undefined }, { found, actor }: Around, fits: (task: Task) => boolean): Task {
  const own = found.tasks.filter((task) => task.handlerId === actor.personId && fits(task))
  const meant = act.taskId === undefined ? leadingTask(own) : own.find((task) => task.taskId === act.taskId)
  if (!meant) throw new Refusal(act.taskId === undefined ? 'wrong_state' : 'unknown_task')
  return meant
}

/** The task for which more time was asked and not answered yet. */
function askedTask(act: { taskId?: string | undefined }, { found }: Around): Task {
  const asked = found.tasks.filter((task) => isUnfinished(task) && task.extension !== null)
  const meant = act.taskId === undefined ? asked[0] : asked.find((task) => task.taskId === act.taskId)
  if (!meant) throw new Refusal(act.taskId === undefined ? 'wrong_state' : 'unknown_task')
  return meant
}
