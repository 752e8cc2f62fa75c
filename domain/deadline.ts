import type { Category } from './category.ts'
import { type Clock, ended, resumed, setClock } from './deadline-clock.ts'
import type { WorkCalendar } from './work-calendar.ts'

/** What the times of a case are computed by. All of it is community data: with another rule the same events give other times. */
export type DeadlineRules = {
  categories: readonly Pick<Category, 'id' | 'acknowledgeWithin' | 'fixWithin'>[]
  calendar: WorkCalendar
  /** How long after its end a promise goes to the admin: `1d`. */
  escalateAfter: string
}

/** Where a community has not said: the admin hears of it at the end of the next working day. */
export const ESCALATE_AFTER = '1d'

/** What of an event moves a deadline. */
export type DeadlineEvent = {
  seq: number
  type: string
  /** Unix ms by the server's clock. */
  receivedAt: number
  payload: {
    dueAt?: number | null
    /** On a dispatch: the date is the category's, not one that the leader chose. It follows a changed rule. */
    byCategory?: boolean
    taskId?: string
    taskIds?: readonly string[]
    also?: boolean
    replaces?: readonly string[]
  }
}

type Hold = 'ask' | 'suspend' | 'merge'
type Fold = {
  clocks: Clock[]
  holds: ReadonlySet<Hold>
  /** What brought the case to its last end; decides where an objection leads. */
  endedBy: string | null
}

/**
 * Every promise a case's history made, with what came of it. A case is to be looked at within its category's acknowledge time from
 * the server's receipt (while 待补充 the time stands still), and to be fixed within the fix time from its acceptance, or by each
 * task's own date once somebody is sent; these stand still while 挂账, and while work that was handed in and failed had been waiting.
 * @param events in order
 * @param categoryId the category the case has now; without one nothing is promised but dates that a leader chose
 */
export function deadlineClocks(
  events: readonly DeadlineEvent[],
  categoryId: string | null,
  rules: DeadlineRules,
): Clock[] {
  const category = rules.categories.find(({ id }) => id === categoryId) ?? null
  let fold: Fold = { clocks: [], holds: new Set(), endedBy: null }
  for (const event of events) fold = step(fold, event, { category, rules })
  return fold.clocks
}

type By = { category: DeadlineRules['categories'][number] | null; rules: DeadlineRules }

const CLOSING: ReadonlySet<string> = new Set(['verify', 'decline', 'unsolved', 'withdraw'])

function step(fold: Fold, event: DeadlineEvent, by: By): Fold {
  const { type, receivedAt: at } = event
  if (CLOSING.has(type)) return { ...fold, clocks: endAll(fold.clocks, at), endedBy: type }
  switch (type) {
    case 'report':
      return { ...fold, clocks: [...fold.clocks, ...acknowledge(event, by)] }
    case 'accept':
    case 'reopen':
      return { ...fold, clocks: [...endAll(fold.clocks, at), ...fix(event, by)] }
    case 'resolve':
      return { ...fold, clocks: endAll(fold.clocks, at) }
    case 'object':
      return fold.endedBy === 'verify' ? fold : { ...fold, clocks: [...fold.clocks, ...acknowledge(event, by)] }
    case 'ask':
    case 'suspend':
    case 'merge':
      return held(fold, type, at)
    case 'supplement':
      return released(fold, 'ask', at, by)
    case 'resume':
      return released(fold, 'suspend', at, by)
    case 'split':
      return released(fold, 'merge', at, by)
    default:
      return { ...fold, clocks: taskStep(fold.clocks, event, by) }
  }
}

function taskStep(clocks: readonly Clock[], event: DeadlineEvent, by: By): Clock[] {
  const { type, receivedAt: at, payload } = event
  const taskId = payload.taskId ?? ''
  switch (type) {
    case 'dispatch':
      return [...clocks.map((clock) => (isReplaced(clock, event) ? ended(clock, at) : clock)), ...task(event, by)]
    case 'return':
      return backToTheDesk(
        clocks.map((clock) => (clock.taskId === taskId ? ended(clock, at) : clock)),
        taskId,
      )
    case 'done':
      return clocks.map((clock) => (clock.taskId === taskId ? ended(clock, at) : clock))
    case 'grant':
      return [
        ...clocks.map((clock) => (clock.taskId === taskId ? ended(clock, at) : clock)),
        ...chosen(event, taskId, by),
      ]
    case 'fail':
      return failed(clocks, event, by)
    default:
      return [...clocks]
  }
}

/** A case's own clock gives way to its tasks; a task to the one that takes its place. */
function isReplaced({ taskId, kind }: Clock, { payload: { also, replaces } }: DeadlineEvent): boolean {
  if (taskId === null) return kind === 'fix'
  return replaces ? replaces.includes(taskId) : !also
}

/** Given back by the last who had it: what was promised at the acceptance goes on as if nobody had been sent. */
function backToTheDesk(clocks: readonly Clock[], returnedId: string): Clock[] {
  const othersWork = clocks.some(({ taskId, endedAt }) => taskId !== null && taskId !== returnedId && endedAt === null)
  const own = clocks.reduce((last, { kind, taskId }, i) => (kind === 'fix' && taskId === null ? i : last), -1)
  return clocks.map((clock, i) => (i === own && !othersWork ? { ...clock, endedAt: null } : clock))
}

/** Back to who did it with the time that was left; where nobody was sent it is to be looked at anew. */
function failed(clocks: readonly Clock[], event: DeadlineEvent, by: By): Clock[] {
  const { taskIds = clocks.flatMap(({ taskId }) => taskId ?? []) } = event.payload
  if (taskIds.length === 0) return [...clocks, ...acknowledge(event, by)]
  const last = new Map(clocks.map((clock, i) => [clock.taskId, i])) // after an extension only the newest goes on
  return clocks.map((clock, i) => {
    const isMeant = clock.taskId !== null && taskIds.includes(clock.taskId) && last.get(clock.taskId) === i
    if (!isMeant || clock.endedAt === null) return clock
    return resumed({ ...clock, pausedAt: clock.endedAt, endedAt: null }, event.receivedAt, by.rules)
  })
}

function held(fold: Fold, hold: Hold, at: number): Fold {
  const clocks = fold.clocks.map((clock) =>
    clock.endedAt === null && clock.pausedAt === null ? { ...clock, pausedAt: at } : clock,
  )
  return { ...fold, clocks, holds: new Set([...fold.holds, hold]) }
}

function released(fold: Fold, hold: Hold, at: number, { rules }: By): Fold {
  if (!fold.holds.has(hold)) return fold
  const holds = new Set([...fold.holds].filter((one) => one !== hold))
  const clocks = holds.size > 0 ? fold.clocks : fold.clocks.map((clock) => resumed(clock, at, rules))
  return { ...fold, holds, clocks }
}

const endAll = (clocks: readonly Clock[], at: number): Clock[] => clocks.map((clock) => ended(clock, at))

const acknowledge = (event: DeadlineEvent, { category, rules }: By): Clock[] =>
  setClock({ kind: 'acknowledge', taskId: null, event, within: category?.acknowledgeWithin ?? null }, rules)

const fix = (event: DeadlineEvent, { category, rules }: By): Clock[] =>
  setClock({ kind: 'fix', taskId: null, event, within: category?.fixWithin ?? null }, rules)

/** A date of the category follows the rule as it is now; a date that somebody chose stays. */
function task(event: DeadlineEvent, by: By): Clock[] {
  const taskId = event.payload.taskId ?? ''
  if (!event.payload.byCategory) return chosen(event, taskId, by)
  return setClock({ kind: 'fix', taskId, event, within: by.category?.fixWithin ?? null }, by.rules)
}

const chosen = (event: DeadlineEvent, taskId: string, { rules }: By): Clock[] =>
  setClock({ kind: 'fix', taskId, event, dueAt: event.payload.dueAt ?? null }, rules)
