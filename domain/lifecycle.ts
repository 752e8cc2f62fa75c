import { UNPLACED_GRID } from './grid.ts'
import { holdsPost, type Post, type Role } from './person.ts'
import { DAY_MS } from './shanghai-time.ts'
import { stateOfTasks, type Task } from './task.ts'

/** Where a case stands, on the server. Never mixed with how far a phone's report has been sent. */
export const CASE_STATES = [
  'submitted',
  'info_requested',
  'accepted',
  'dispatched',
  'in_progress',
  'suspended',
  'awaiting_verification',
  'closed',
  'closed_unresolved',
  'declined',
  'merged',
  'withdrawn',
] as const
export type CaseState = (typeof CASE_STATES)[number]

/**
 * Who may take a step: someone holding a post over the case's grid, or by their own part in this case. A `follower` reported it, by
 * a report of its own or one that was merged into it, or joined it; a `neighbour` is anybody of the community who does none of that.
 */
type Allowed = { posts?: readonly Role[]; own?: 'reporter' | 'follower' | 'handler' | 'neighbour' }

type Transition = {
  from: readonly CaseState[]
  /**
   * Where it leads. `same`: nowhere. `tasks`: with one task as the row says in `alone`, with several wherever they stand together.
   * `before_merge`: back to what it was. `rework`: to its handlers, or, where nobody was sent, to be looked at anew.
   * `heard`: what was said to be settled is verified again, what was turned down is reviewed again.
   */
  to: CaseState | 'same' | 'tasks' | 'before_merge' | 'rework' | 'heard'
  /** Where a step with `to: 'tasks'` leads when there is one task only. */
  alone?: CaseState
  by: Allowed
  /** What must be settled first. */
  needs?: readonly ('category' | 'grid')[]
  /** The one who did the work may not judge it. */
  notOwnWork?: true
  /** Only for so long after the case came to its end. */
  withinDays?: number
  /** Not while others hang on this case: what was merged into it would lose its parent. */
  notWhileFollowed?: true
}

const LEADER: Allowed = { posts: ['grid_leader', 'admin'] }
const JUDGE: Allowed = { posts: ['grid_leader', 'supervisor', 'admin'] }

/** How long 满意 and 没解决 can be said after the end. */
export const OBJECT_WITHIN_DAYS = 14

/** The life of a case: every step there is, who may take it and where it leads (design §4). Page and server both ask it. */
export const TRANSITIONS = {
  supplement: { from: ['submitted', 'info_requested'], to: 'submitted', by: { own: 'reporter' } },
  withdraw: { from: ['submitted'], to: 'withdrawn', by: { own: 'reporter' }, notWhileFollowed: true },
  /** 自行处置: dealt with on the spot by who reported it; somebody else verifies it. */
  resolve: { from: ['submitted'], to: 'awaiting_verification', by: { own: 'reporter' } },
  join: {
    from: [
      'submitted',
      'info_requested',
      'accepted',
      'dispatched',
      'in_progress',
      'suspended',
      'awaiting_verification',
      'closed',
      'closed_unresolved',
    ],
    to: 'same',
    by: { own: 'neighbour' },
  },
  satisfied: { from: ['closed'], to: 'same', by: { own: 'follower' }, withinDays: OBJECT_WITHIN_DAYS },
  object: {
    from: ['closed', 'closed_unresolved', 'declined'],
    to: 'heard',
    by: { own: 'follower' },
    withinDays: OBJECT_WITHIN_DAYS,
  },
  settle: { from: ['submitted', 'info_requested', 'accepted'], to: 'same', by: LEADER },
  accept: { from: ['submitted'], to: 'accepted', by: LEADER, needs: ['category', 'grid'] },
  decline: { from: ['submitted', 'info_requested'], to: 'declined', by: LEADER },
  ask: { from: ['submitted'], to: 'info_requested', by: LEADER },
  merge: { from: ['submitted', 'info_requested', 'accepted'], to: 'merged', by: LEADER },
  split: { from: ['merged'], to: 'before_merge', by: LEADER },
  dispatch: { from: ['accepted', 'dispatched', 'in_progress'], to: 'tasks', alone: 'dispatched', by: LEADER },
  grant: { from: ['dispatched', 'in_progress'], to: 'same', by: LEADER },
  refuse: { from: ['dispatched', 'in_progress'], to: 'same', by: LEADER },
  suspend: { from: ['in_progress'], to: 'suspended', by: LEADER },
  resume: { from: ['suspended'], to: 'tasks', alone: 'in_progress', by: LEADER },
  unsolved: { from: ['accepted', 'dispatched', 'in_progress', 'suspended'], to: 'closed_unresolved', by: LEADER },
  start: { from: ['dispatched'], to: 'tasks', alone: 'in_progress', by: { own: 'handler' } },
  return: { from: ['dispatched', 'in_progress'], to: 'tasks', alone: 'accepted', by: { own: 'handler' } },
  extend: { from: ['dispatched', 'in_progress'], to: 'same', by: { own: 'handler' } },
  done: { from: ['in_progress'], to: 'tasks', alone: 'awaiting_verification', by: { own: 'handler' } },
  verify: { from: ['awaiting_verification'], to: 'closed', by: JUDGE, notOwnWork: true },
  fail: { from: ['awaiting_verification'], to: 'rework', by: JUDGE, notOwnWork: true },
  /** 改正复发: names the case that this one is the return of, or that it is none. */
  relink: {
    from: ['accepted', 'dispatched', 'in_progress', 'suspended', 'awaiting_verification'],
    to: 'same',
    by: LEADER,
  },
  reopen: { from: ['closed'], to: 'accepted', by: LEADER },
} as const satisfies Record<string, Transition>

export type ActName = keyof typeof TRANSITIONS
export const ACT_NAMES = Object.keys(TRANSITIONS) as ActName[] // Object.keys widens to string; the table has no other keys

/** What must be known of a case to say who may do what. What is optional is as if it were not so. */
export type CaseFacts = {
  /** For a handler: where the case stands for them (`stateForHandler`). */
  state: CaseState
  gridId: string | null
  categoryId: string | null
  /** Whose task it is or was: they act as handlers, and may not judge the work. */
  handlerIds: readonly string[]
  /** What it was before it was merged. */
  beforeMerge?: CaseState | null
  /** Others were merged into it. */
  isFollowed?: boolean
  /** When it came to its end, Unix ms. */
  endedAt?: number | null
}

/** Who asks. All of it comes from the server's own tables, never from the request. What is missing: no. */
export type ActorFacts = {
  personId: string
  posts: readonly Post[]
  isReporter: boolean
  hasJoined?: boolean
  /** A report of theirs was merged into this case. */
  isMerged?: boolean
}

export const NOT_ALLOWED = [
  'wrong_state',
  'not_yours',
  'own_work',
  'category_missing',
  'grid_missing',
  'too_late',
  'others_follow',
] as const
export type NotAllowed = (typeof NOT_ALLOWED)[number]
export type Verdict = { ok: true; to: CaseState } | { ok: false; why: NotAllowed }

const refuse = (why: NotAllowed): Verdict => ({ ok: false, why })

/**
 * Whether this person may take this step now, and where it leads when the case has one task; otherwise the first reason against it.
 * @param now Unix ms; without it a step that is only open for some days after the end counts as open
 */
export function mayAct(act: ActName, facts: CaseFacts, actor: ActorFacts, now?: number): Verdict {
  const step: Transition = TRANSITIONS[act]
  if (!isAllowedBy(step.by, facts, actor)) return refuse('not_yours')
  if (!step.from.includes(facts.state)) return refuse('wrong_state')
  if (step.notOwnWork && isOwnWork(facts, actor)) return refuse('own_work')
  if (step.notWhileFollowed && facts.isFollowed) return refuse('others_follow')
  if (step.needs?.includes('category') && facts.categoryId === null) return refuse('category_missing')
  if (step.needs?.includes('grid') && facts.gridId === null) return refuse('grid_missing')
  if (step.withinDays !== undefined && isOver(step.withinDays, facts, now)) return refuse('too_late')
  return { ok: true, to: whereTo(step, facts) }
}

/** Whoever worked on it; where nobody was sent, the reporter dealt with it alone. */
const isOwnWork = ({ handlerIds }: CaseFacts, actor: ActorFacts): boolean =>
  handlerIds.length === 0 ? actor.isReporter : handlerIds.includes(actor.personId)

const isOver = (days: number, { endedAt }: CaseFacts, now: number | undefined): boolean =>
  now !== undefined && endedAt !== null && endedAt !== undefined && now - endedAt > days * DAY_MS

function whereTo(step: Transition, { state, handlerIds, beforeMerge }: CaseFacts): CaseState {
  switch (step.to) {
    case 'same':
      return state
    case 'tasks':
      return step.alone ?? state
    case 'before_merge':
      return beforeMerge ?? 'submitted'
    case 'rework':
      return handlerIds.length > 0 ? 'in_progress' : 'submitted'
    case 'heard':
      return state === 'closed' ? 'awaiting_verification' : 'submitted'
    default:
      return step.to
  }
}

function isAllowedBy(by: Allowed, facts: CaseFacts, actor: ActorFacts): boolean {
  const follows = actor.isReporter || actor.hasJoined === true || actor.isMerged === true
  if (by.own === 'reporter') return actor.isReporter
  if (by.own === 'follower') return follows
  if (by.own === 'neighbour') return actor.posts.length > 0 && !follows
  if (by.own === 'handler') return facts.handlerIds.includes(actor.personId)
  return holdsPost(actor.posts, by.posts ?? [], facts.gridId ?? UNPLACED_GRID)
}

/**
 * Where a case stands after a step: where the table leads, or, when it has tasks, where they stand together.
 * @param to what `mayAct` said
 * @param tasks as the step leaves them
 */
export const stateAfter = (act: ActName, to: CaseState, tasks: readonly Pick<Task, 'state'>[]): CaseState =>
  TRANSITIONS[act].to === 'tasks' ? stateOfTasks(tasks) : to

/** The steps open to this person on this case, in the table's order. */
export const openActs = (facts: CaseFacts, actor: ActorFacts, now?: number): ActName[] =>
  ACT_NAMES.filter((act) => mayAct(act, facts, actor, now).ok)

/** The desk's tabs and the states behind each. */
export const DESK_TABS = {
  submitted: ['submitted', 'info_requested'],
  accepted: ['accepted'],
  dispatched: ['dispatched', 'in_progress', 'suspended'],
  awaiting_verification: ['awaiting_verification'],
  closed: ['closed', 'closed_unresolved', 'declined', 'merged', 'withdrawn'],
} as const satisfies Record<string, readonly CaseState[]>
export type DeskTab = keyof typeof DESK_TABS
export const DESK_TAB_NAMES = Object.keys(DESK_TABS) as DeskTab[] // as ACT_NAMES

export const END_STATES: ReadonlySet<CaseState> = new Set(DESK_TABS.closed)

/** States in which a case that is over stays known to its neighbours for a while: what was declined or taken back is no known problem. */
export const LATELY_OVER_STATES: ReadonlySet<CaseState> = new Set(['closed', 'closed_unresolved'])

/** How long: who passes within two weeks should read that it was just dealt with, not report it anew. */
export const NEAR_AFTER_END_DAYS = 14
