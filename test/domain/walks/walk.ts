import {
  ACT_NAMES,
  type ActName,
  type ActorFacts,
  type CaseFacts,
  type CaseState,
  mayAct,
  stateAfter,
} from '../../../domain/lifecycle.ts'
import type { Role } from '../../../domain/person.ts'
import {
  isLive,
  isUnfinished,
  leadingTask,
  stateForHandler,
  type Task,
  type TaskStep,
  tasksAfter,
} from '../../../domain/task.ts'

const STEPS_MAX = 24
const HOUR = 3_600_000

/** mulberry32: the same walks every time. */
function dice(seed: number) {
  let state = seed
  const roll = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  return { roll, pick: <T>(from: readonly T[]): T => from[Math.floor(roll() * from.length)] as T } // never asked of nothing
}

/** What is stored of a case. */
export type Stored = {
  state: CaseState
  tasks: Task[]
  beforeMerge: CaseState | null
  endedAt: number | null
  reworkCount: number
}
/** What a history keeps of a step: its name, when, and what its task part was. */
export type Event = { type: ActName; at: number; step: TaskStep | null }

export const START: Stored = { state: 'submitted', tasks: [], beforeMerge: null, endedAt: null, reworkCount: 0 }
export const ENDS: readonly CaseState[] = ['closed', 'closed_unresolved', 'declined', 'merged', 'withdrawn']
const staff = (personId: string, role: Role): ActorFacts => ({
  personId,
  posts: [{ role, gridIds: ['g3'] }],
  isReporter: false,
})
const PEOPLE: readonly ActorFacts[] = [
  { ...staff('wang', 'reporter'), isReporter: true },
  { ...staff('joiner', 'reporter'), hasJoined: true },
  staff('neighbour', 'reporter'),
  staff('li', 'grid_leader'),
  staff('zheng', 'admin'),
  staff('zhou', 'supervisor'),
  staff('chen', 'handler'),
  staff('liu', 'handler'),
  {
    personId: 'both',
    posts: [
      { role: 'grid_leader', gridIds: ['g3'] },
      { role: 'handler', gridIds: null },
    ],
    isReporter: false,
  },
]
const HANDLERS = ['chen', 'liu', 'both'] as const

const factsOf = (stored: Stored, act: ActName, actor: ActorFacts): CaseFacts => ({
  state: HANDLERS_ACTS.has(act) ? stateForHandler(stored.state, stored.tasks, actor.personId) : stored.state,
  gridId: 'g3',
  categoryId: 'ebike-parking',
  handlerIds: [...new Set(stored.tasks.filter(isLive).map((task) => task.handlerId))],
  beforeMerge: stored.beforeMerge,
  endedAt: stored.endedAt,
})
const HANDLERS_ACTS: ReadonlySet<ActName> = new Set<ActName>(['start', 'return', 'done', 'extend'])

/** The part of a step that concerns tasks, or `none` when there is no task to take it on. */
function taskStep(
  act: ActName,
  stored: Stored,
  actor: ActorFacts,
  at: number,
  { roll, pick }: ReturnType<typeof dice>,
) {
  const own = (fits: (task: Task) => boolean) =>
    leadingTask(stored.tasks.filter((task) => task.handlerId === actor.personId && fits(task)))
  const asked = stored.tasks.find((task) => isUnfinished(task) && task.extension !== null)
  const on = (task: Task | null | undefined, step: (taskId: string) => TaskStep) => (task ? step(task.taskId) : 'none')
  switch (act) {
    case 'dispatch': {
      const also = stored.state !== 'accepted' && roll() < 0.4
      return {
        type: act,
        at,
        taskId: `t${at}`,
        handlerId: pick(HANDLERS),
        task: '',
        dueAt: null,
        ...(also && { also }),
      } as const
    }
    case 'start':
      return on(
        own(({ state }) => state === 'dispatched'),
        (taskId) => ({ type: act, at, taskId }),
      )
    case 'return':
      return on(own(isUnfinished), (taskId) => ({ type: act, at, taskId }))
    case 'done':
      return on(
        own(({ state }) => state === 'in_progress'),
        (taskId) => ({ type: act, at, taskId }),
      )
    case 'extend':
      return on(own(isUnfinished), (taskId) => ({ type: act, at, taskId, until: at + HOUR, reason: '等材料' }))
    case 'grant':
      return on(asked, (taskId) => ({ type: act, at, taskId, dueAt: at + HOUR }))
    case 'refuse':
      return on(asked, (taskId) => ({ type: act, at, taskId }))
    case 'fail':
      return {
        type: act,
        at,
        taskIds: stored.tasks.filter(({ state }) => state === 'done').map(({ taskId }) => taskId),
      } as const
    case 'object':
      return stored.state === 'closed' ? null : ({ type: 'reopen', at } as const)
    case 'reopen':
      return { type: act, at } as const
    default:
      return null
  }
}

/** One step as the server takes it: the table first, then the tasks. */
function take(stored: Stored, act: ActName, to: CaseState, step: TaskStep | null, at: number): Stored {
  const tasks = step ? tasksAfter(stored.tasks, step) : stored.tasks
  const state = stateAfter(act, to, tasks)
  const endedAt = ENDS.includes(state) ? (ENDS.includes(stored.state) ? stored.endedAt : at) : null
  const beforeMerge = act === 'merge' ? stored.state : act === 'split' ? null : stored.beforeMerge
  return { state, tasks, beforeMerge, endedAt, reworkCount: stored.reworkCount + (act === 'fail' ? 1 : 0) }
}

/** A walk: each step tried by dice, taken when the table allows it. `judges`: who verified, on what. */
export function walk(seed: number): { events: Event[]; stored: Stored; judges: [ActorFacts, Stored][] } {
  const chance = dice(seed)
  const events: Event[] = []
  const judges: [ActorFacts, Stored][] = []
  let stored = START
  let at = Date.UTC(2026, 10, 24)
  for (let tried = 0; tried < 400 && events.length < STEPS_MAX; tried++) {
    at += Math.floor(chance.roll() * 48) * HOUR
    const [act, actor] = [chance.pick(ACT_NAMES), chance.pick(PEOPLE)]
    const verdict = mayAct(act, factsOf(stored, act, actor), actor, at)
    const step = verdict.ok ? taskStep(act, stored, actor, at, chance) : 'none'
    if (!verdict.ok || step === 'none') continue
    if (act === 'verify') judges.push([actor, stored])
    stored = take(stored, act, verdict.to, step, at)
    events.push({ type: act, at, step })
  }
  return { events, stored, judges }
}
