import type { DeskCase } from '../../domain/case-view.ts'
import { factsOfDeskCase } from '../../domain/desk-facts.ts'
import { type ActName, mayAct, type NotAllowed } from '../../domain/lifecycle.ts'
import type { Me } from '../../domain/person.ts'
import { isUnfinished } from '../../domain/task.ts'

/** The steps taken at the desk, in the order of their buttons: the likely one last, nearest the thumb. */
export const DESK_STEPS = [
  'reopen',
  'split',
  'merge',
  'settle',
  'ask',
  'decline',
  'unsolved',
  'suspend',
  'fail',
  'dispatch',
  'resume',
  'verify',
  'accept',
] as const satisfies readonly ActName[]

/** Answers to a handler, taken on the task they are about. */
const TASK_STEPS = ['grant', 'refuse'] as const satisfies readonly ActName[]
export type BarStep = (typeof DESK_STEPS)[number]
export type DeskStep = BarStep | (typeof TASK_STEPS)[number]

/** A button of the desk. `lacks`: it is this person's to do, but something must be settled first. */
export type OfferedStep = { step: BarStep; lacks: Extract<NotAllowed, 'category_missing' | 'grid_missing'> | null }

/** What this person may do with this case now, by the life of a case alone. */
export function offeredSteps(item: DeskCase, me: Me): OfferedStep[] {
  const actor = { personId: me.personId, posts: me.posts, isReporter: false }
  return DESK_STEPS.flatMap((step) => {
    if (step === 'dispatch' && isSeveral(item)) return [] // each of them is given to somebody else by itself
    const verdict = mayAct(step, factsOfDeskCase(item), actor)
    if (verdict.ok) return { step, lacks: null }
    return verdict.why === 'category_missing' || verdict.why === 'grid_missing' ? { step, lacks: verdict.why } : []
  })
}

const isSeveral = ({ tasks = [] }: DeskCase): boolean => tasks.filter(isUnfinished).length > 1

/** The person did the work and so may not judge it. */
export const isOwnWork = (item: DeskCase, me: Me): boolean => {
  const verdict = mayAct('verify', factsOfDeskCase(item), { personId: me.personId, posts: me.posts, isReporter: false })
  return !verdict.ok && verdict.why === 'own_work'
}

/** Whether a step is one of the desk's; a person may also be a reporter or a handler. */
export const isDeskStep = (act: ActName): boolean =>
  ([...DESK_STEPS, ...TASK_STEPS, 'relink'] as readonly ActName[]).includes(act) // widened to ask about any step
