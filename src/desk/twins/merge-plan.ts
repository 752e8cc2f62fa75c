import type { DeskCase } from '../../../domain/case-view.ts'
import { factsOfDeskCase } from '../../../domain/desk-facts.ts'
import { END_STATES, mayAct, TRANSITIONS } from '../../../domain/lifecycle.ts'
import type { Me } from '../../../domain/person.ts'

/** What is to be merged into which case; `stuck` cannot be, since somebody is already at work on it. */
export type MergePlan = { into: DeskCase; from: DeskCase[]; stuck: DeskCase[] }

const mayMerge = (item: DeskCase, me: Me): boolean =>
  mayAct('merge', factsOfDeskCase(item), { personId: me.personId, posts: me.posts, isReporter: false }).ok

/** Whether merging is this person's to think of here: an open case, itself mergeable or there to take others in. */
export function mayTakePart(item: DeskCase, me: Me): boolean {
  const facts = { ...factsOfDeskCase(item), state: TRANSITIONS.merge.from[0] }
  return (
    !END_STATES.has(item.state) &&
    mayAct('merge', facts, { personId: me.personId, posts: me.posts, isReporter: false }).ok
  )
}

/** Which of them stays: what is farthest on its way, among equals the one that came first. */
export function proposedRoot(cases: readonly DeskCase[], me: Me): DeskCase | null {
  const rank = (item: DeskCase) => (mayMerge(item, me) ? (item.state === 'accepted' ? 1 : 2) : 0)
  return [...cases].sort((a, b) => rank(a) - rank(b) || a.receivedAt - b.receivedAt)[0] ?? null
}

/** @param cases all that are said to be one, the one that stays among them */
export function planMerge(cases: readonly DeskCase[], intoId: string, me: Me): MergePlan | null {
  const into = cases.find((one) => one.caseId === intoId)
  if (!into) return null
  const others = cases.filter((one) => one.caseId !== intoId)
  return { into, from: others.filter((one) => mayMerge(one, me)), stuck: others.filter((one) => !mayMerge(one, me)) }
}

/** How many people hear of the end: one for each report, and those who said 我也看到. */
export function hearers({ into, from }: MergePlan): { reports: number; seen: number } {
  const all = [into, ...from]
  return {
    reports: all.reduce((sum, one) => sum + 1 + (one.merged?.length ?? 0), 0),
    seen: all.reduce((sum, one) => sum + (one.seenBy ?? 0), 0),
  }
}
