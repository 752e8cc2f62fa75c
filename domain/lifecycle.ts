import { UNPLACED_GRID } from './grid.ts'
import { holdsPost, type Post, type Role } from './person.ts'

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
 * Who may take a step: someone holding a post over the case's grid, or by their own part in this case. A `neighbour` is
 * anybody of the community who neither reported it nor joined it yet.
 */
type Allowed = { posts?: readonly Role[]; own?: 'reporter' | 'handler' | 'neighbour' }

type Transition = {
  from: readonly CaseState[]
  to: CaseState | 'same'
  by: Allowed
  /** What must be settled first. */
  needs?: readonly ('category' | 'grid')[]
  /** The one who did the work may not judge it. */
  notOwnWork?: true
}

/** The life of a case: every step there is, who may take it and where it leads (design §4). Page and server both ask it. */
export const TRANSITIONS = {
  supplement: { from: ['submitted', 'info_requested'], to: 'submitted', by: { own: 'reporter' } },
  withdraw: { from: ['submitted'], to: 'withdrawn', by: { own: 'reporter' } },
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
  settle: { from: ['submitted', 'info_requested', 'accepted'], to: 'same', by: { posts: ['grid_leader', 'admin'] } },
  accept: { from: ['submitted'], to: 'accepted', by: { posts: ['grid_leader', 'admin'] }, needs: ['category', 'grid'] },
  decline: { from: ['submitted', 'info_requested'], to: 'declined', by: { posts: ['grid_leader', 'admin'] } },
  dispatch: {
    from: ['accepted', 'dispatched', 'in_progress'],
    to: 'dispatched',
    by: { posts: ['grid_leader', 'admin'] },
  },
  start: { from: ['dispatched'], to: 'in_progress', by: { own: 'handler' } },
  return: { from: ['dispatched', 'in_progress'], to: 'accepted', by: { own: 'handler' } },
  done: { from: ['in_progress'], to: 'awaiting_verification', by: { own: 'handler' } },
  verify: {
    from: ['awaiting_verification'],
    to: 'closed',
    by: { posts: ['grid_leader', 'supervisor', 'admin'] },
    notOwnWork: true,
  },
  fail: {
    from: ['awaiting_verification'],
    to: 'in_progress',
    by: { posts: ['grid_leader', 'supervisor', 'admin'] },
    notOwnWork: true,
  },
} as const satisfies Record<string, Transition>

export type ActName = keyof typeof TRANSITIONS
export const ACT_NAMES = Object.keys(TRANSITIONS) as ActName[] // Object.keys widens to string; the table has no other keys

/** What must be known of a case to say who may do what. */
export type CaseFacts = {
  state: CaseState
  gridId: string | null
  categoryId: string | null
  handlerId: string | null
}

/** Who asks. All of it comes from the server's own tables, never from the request. `hasJoined` missing: no. */
export type ActorFacts = { personId: string; posts: readonly Post[]; isReporter: boolean; hasJoined?: boolean }

export const NOT_ALLOWED = ['wrong_state', 'not_yours', 'own_work', 'category_missing', 'grid_missing'] as const
export type NotAllowed = (typeof NOT_ALLOWED)[number]
export type Verdict = { ok: true; to: CaseState } | { ok: false; why: NotAllowed }

const refuse = (why: NotAllowed): Verdict => ({ ok: false, why })

/** Whether this person may take this step now, and where it leads; otherwise the first reason against it. */
export function mayAct(act: ActName, facts: CaseFacts, actor: ActorFacts): Verdict {
  const step: Transition = TRANSITIONS[act]
  if (!isAllowedBy(step.by, facts, actor)) return refuse('not_yours')
  if (!step.from.includes(facts.state)) return refuse('wrong_state')
  if (step.notOwnWork && facts.handlerId === actor.personId) return refuse('own_work')
  if (step.needs?.includes('category') && facts.categoryId === null) return refuse('category_missing')
  if (step.needs?.includes('grid') && facts.gridId === null) return refuse('grid_missing')
  return { ok: true, to: step.to === 'same' ? facts.state : step.to }
}

function isAllowedBy(by: Allowed, facts: CaseFacts, actor: ActorFacts): boolean {
  if (by.own === 'reporter') return actor.isReporter
  if (by.own === 'neighbour') return actor.posts.length > 0 && !actor.isReporter && actor.hasJoined !== true
  if (by.own === 'handler') return facts.handlerId !== null && facts.handlerId === actor.personId
  return holdsPost(actor.posts, by.posts ?? [], facts.gridId ?? UNPLACED_GRID)
}

/** The steps open to this person on this case, in the table's order. */
export const openActs = (facts: CaseFacts, actor: ActorFacts): ActName[] =>
  ACT_NAMES.filter((act) => mayAct(act, facts, actor).ok)

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
