import { describe, expect, test } from 'vitest'
import {
  ACT_NAMES,
  type ActName,
  type ActorFacts,
  type CaseFacts,
  type CaseState,
  mayAct,
  stateAfter,
} from '../../domain/lifecycle.ts'
import type { Role } from '../../domain/person.ts'
import {
  isLive,
  isUnfinished,
  leadingTask,
  stateForHandler,
  type Task,
  type TaskStep,
  tasksAfter,
} from '../../domain/task.ts'

const WALKS = 10_000
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

type Stored = {
  state: CaseState
  tasks: Task[]
  beforeMerge: CaseState | null
  endedAt: number | null
  reworkCount: number
}
/** What a history keeps of a step: its name, when, and what its task part was. */
type Event = { type: ActName; at: number; step: TaskStep | null }

const START: Stored = { state: 'submitted', tasks: [], beforeMerge: null, endedAt: null, reworkCount: 0 }
const ENDS: readonly CaseState[] = ['closed', 'closed_unresolved', 'declined', 'merged', 'withdrawn']
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

/** Where each step leads by design §4, written down apart from the table that is tested. */
function replayed(events: readonly Event[]): Stored {
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

function walk(seed: number): { events: Event[]; stored: Stored; judges: [ActorFacts, Stored][] } {
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

describe(`${WALKS} random walks over the life of a case`, () => {
  const walks = Array.from({ length: WALKS }, (_, seed) => walk(seed + 1))

  test('the history replays to what is stored', () => {
    for (const { events, stored } of walks) expect(replayed(events)).toEqual(stored)
  })

  test('go everywhere and take every step', () => {
    const taken = new Set(walks.flatMap(({ events }) => events.map(({ type }) => type)))
    expect([...taken].sort()).toEqual([...ACT_NAMES].sort())
    expect(new Set(walks.map(({ stored }) => stored.state)).size).toBeGreaterThan(8)
  })

  test('nothing is closed by who did the work', () => {
    const ownWork = ([judge, before]: [ActorFacts, Stored]) => {
      const handlers = before.tasks.filter(isLive).map(({ handlerId }) => handlerId)
      return handlers.length === 0 ? judge.isReporter : handlers.includes(judge.personId)
    }
    const judged = walks.flatMap(({ judges }) => judges)
    expect(judged.length).toBeGreaterThan(500)
    expect(judged.filter(ownWork)).toEqual([])
  })

  test('whoever is at work has a task, and what is to be verified has none unfinished', () => {
    for (const { stored } of walks) {
      const unfinished = stored.tasks.some(isUnfinished)
      if (stored.state === 'dispatched' || stored.state === 'in_progress') expect(unfinished).toBe(true)
      if (stored.state === 'awaiting_verification') expect(unfinished).toBe(false)
      expect(ENDS.includes(stored.state)).toBe(stored.endedAt !== null)
    }
  })

  test('a history that lost a step does not replay to it', () => {
    const telling = walks.filter(({ events }) => events.some(({ type }) => type === 'fail'))
    const cut = telling.map(({ events }) => events.filter(({ type }) => type !== 'fail'))
    expect(cut.every((events, at) => replayed(events).reworkCount !== telling[at]?.stored.reworkCount)).toBe(true)
  })
})
