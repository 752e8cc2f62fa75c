import type { TaskCase } from '../../domain/case-view.ts'
import { type ActName, type CaseFacts, type CaseState, mayAct } from '../../domain/lifecycle.ts'
import { needsPerson, type PendingAct } from '../case-parts/pending-acts.ts'
import type { DeliveredStep } from './delivered-steps.ts'

export const TASK_SECTIONS = ['todo', 'doing', 'handed', 'over'] as const
export type TaskSection = (typeof TASK_SECTIONS)[number]
export type TaskAct = Extract<ActName, 'start' | 'return' | 'extend' | 'done'>

/** A task as it stands for its handler: as the server last told, moved on by the handler's own steps on their way. */
export type TaskItem = {
  view: TaskCase
  state: CaseState
  /** The revision the next step builds on, and the operation it has to follow. */
  revision: number
  after: string | null
  pending: PendingAct[]
  section: TaskSection
  /** What the handler may do now. */
  acts: TaskAct[]
}

const STEPS: readonly TaskAct[] = ['return', 'extend', 'start', 'done']
export const isTaskAct = (act: ActName): act is TaskAct => (STEPS as readonly ActName[]).includes(act) // widened to ask about any act

/**
 * The tasks by section: open ones with the nearest deadline first, the others newest first. Works with no network.
 * @param delivered steps the server has taken that the cached view may not show yet
 * @param allowed whether this person may take the step at all; who came in by a link may not take every one
 */
export function taskItems(
  views: readonly TaskCase[],
  pending: readonly PendingAct[],
  delivered: readonly DeliveredStep[],
  personId: string,
  allowed: (act: TaskAct) => boolean = () => true,
): TaskItem[] {
  const items = views.map((view) => taskItem(view, pending, delivered, personId))
  return items.map((item) => ({ ...item, acts: item.acts.filter(allowed) })).sort(byUrgency)
}

function taskItem(
  view: TaskCase,
  allPending: readonly PendingAct[],
  delivered: readonly DeliveredStep[],
  personId: string,
): TaskItem {
  const pending = allPending.filter((one) => one.caseId === view.caseId && isTaskAct(one.act.act))
  const known = delivered.find((one) => one.caseId === view.caseId && one.revision > view.revision) ?? view
  const moving = pending.filter((one) => !needsPerson(one))
  const state = moving.reduce<CaseState>((at, one) => stateAfter(at, one.act.act, view, personId), known.state)
  // One step at a time: while one waits for the person, the next would only fail as well.
  const isStuck = pending.some(needsPerson)
  return {
    view,
    state,
    // A case's revision goes up by one with every step.
    revision: known.revision + moving.length,
    after: moving.at(-1)?.opId ?? null,
    pending,
    section: sectionOf(state),
    acts: isStuck ? [] : STEPS.filter((act) => mayAct(act, factsOf(view, state, personId), actorOf(personId)).ok),
  }
}

/** A handler's own cases: the server lists here only what is in this person's hands. */
const factsOf = (view: TaskCase, state: CaseState, personId: string): CaseFacts => ({
  state,
  gridId: view.gridId,
  categoryId: view.categoryId,
  handlerIds: [personId],
})

const actorOf = (personId: string) => ({ personId, posts: [], isReporter: false })

function stateAfter(state: CaseState, act: ActName, view: TaskCase, personId: string): CaseState {
  const verdict = mayAct(act, factsOf(view, state, personId), actorOf(personId))
  return verdict.ok ? verdict.to : state
}

function sectionOf(state: CaseState): TaskSection {
  if (state === 'dispatched') return 'todo'
  if (state === 'in_progress' || state === 'suspended') return 'doing'
  return state === 'awaiting_verification' || state === 'accepted' ? 'handed' : 'over'
}

const isOpen = ({ section }: TaskItem): boolean => section === 'todo' || section === 'doing'
const newest = ({ view }: TaskItem): number => view.history.at(-1)?.at ?? 0

function byUrgency(a: TaskItem, b: TaskItem): number {
  if (!isOpen(a) || !isOpen(b)) return newest(b) - newest(a)
  return (
    (a.view.dueAt ?? Number.POSITIVE_INFINITY) - (b.view.dueAt ?? Number.POSITIVE_INFINITY) || newest(a) - newest(b)
  )
}

/** Why the last verification failed, while the work it asked for is still to be done. */
export function reworkReason({ view, state }: Pick<TaskItem, 'view' | 'state'>): string | null | undefined {
  if (state !== 'in_progress' || view.reworkCount === 0) return undefined
  return view.history.filter((event) => event.type === 'fail').at(-1)?.reason ?? null
}

/** What became of the last request for more time: asked and not answered, or the answer that stands since. */
export type ExtensionStanding =
  | { kind: 'asked'; until: number; reason: string }
  | { kind: 'granted'; dueAt: number }
  | { kind: 'refused'; reason: string }

/** Where a request for more time stands, while the work goes on; null where none was made. */
export function extensionStanding({ view, pending, section }: TaskItem): ExtensionStanding | null {
  if (section !== 'todo' && section !== 'doing') return null
  const asking = pending.map(({ act }) => act).find((act) => act.act === 'extend')
  if (asking?.act === 'extend') return { kind: 'asked', until: asking.until, reason: asking.reason }
  if (view.extension) return { kind: 'asked', ...view.extension }
  const last = view.history.filter(({ type }) => ANSWERS.has(type)).at(-1)
  if (last?.type === 'grant' && view.dueAt !== null) return { kind: 'granted', dueAt: view.dueAt }
  return last?.type === 'refuse' ? { kind: 'refused', reason: last.reason ?? '' } : null
}

/** A new dispatch begins anew: what was answered before is no longer meant. */
const ANSWERS: ReadonlySet<string> = new Set(['grant', 'refuse', 'dispatch'])
