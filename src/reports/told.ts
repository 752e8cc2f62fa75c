import type { FollowedCase, MyCase } from '../../domain/case-view.ts'
import { mayAct } from '../../domain/lifecycle.ts'
import type { Owner } from '../offline/draft.ts'

/** The case that decides what becomes of this person's matter: the one it was merged into, else its own. */
export type Told = Pick<FollowedCase, 'caseId' | 'state' | 'photos' | 'history' | 'reworkCount'> & {
  endedAt: number | null
  /** What this person said of the end; null: nothing. */
  satisfied: boolean | null
  /** It goes on as a part of somebody else's. */
  isMerged: boolean
}

export function toldOf(known: MyCase): Told {
  const { into } = known
  if (into) return { ...into, isMerged: true }
  return { ...known, endedAt: known.endedAt ?? null, satisfied: known.satisfied ?? null, isMerged: false }
}

/** What may be said of the end now: 满意, 没解决, or that the time for it is over. */
export type Verdicts = { satisfied: boolean; object: boolean; tooLate: boolean }

/** By the life of a case and this phone's clock; the server has the last word. */
export function verdictsOn(told: Told, { personId }: Owner, now: number): Verdicts {
  const { state, endedAt } = told
  const facts = { state, endedAt, gridId: null, categoryId: null, handlerIds: [] }
  const verdict = (act: 'satisfied' | 'object') => mayAct(act, facts, { personId, posts: [], isReporter: true }, now)
  const object = verdict('object')
  return {
    satisfied: verdict('satisfied').ok && told.satisfied !== true,
    object: object.ok,
    tooLate: !object.ok && object.why === 'too_late',
  }
}

/** What the leader wants to know (请补充), as long as it is not answered. */
export const questionOf = ({ state, history }: Pick<MyCase, 'state' | 'history'>): string | null =>
  state === 'info_requested' ? (history.filter(({ type }) => type === 'ask').at(-1)?.reason ?? '') : null
