import { UNPLACED_GRID } from '../../domain/grid.ts'
import { type ActName, type CaseFacts, mayAct, TRANSITIONS } from '../../domain/lifecycle.ts'
import { holdsPost, type Role } from '../../domain/person.ts'
import { stateForHandler } from '../../domain/task.ts'
import type { Actor } from '../actor.ts'
import { Refusal } from '../refusal.ts'
import type { CaseRecord } from '../stores/case-record.ts'
import { liveHandlers } from '../stores/live-handlers.ts'
import { type Relation, seesCase } from './relation.ts'

/** Whose step an act is: decides the view shown in return and whether a revision must be named. */
export type ActSide = 'reporter' | 'handler' | 'desk'

export function sideOf(act: ActName): ActSide {
  const { by } = TRANSITIONS[act]
  if (!('own' in by)) return 'desk'
  return by.own === 'handler' ? 'handler' : 'reporter'
}

/** Who decides on what: the case as it was read, the person, and what the two have to do with each other. */
export type Judged = {
  found: CaseRecord
  actor: Actor
  relation: Relation
  now: number
}

/**
 * Whether this actor may take the step at all, whatever state the case is in. Who cannot see the case learns no more than that
 * there is nothing to see. Joining is for those who see no more than that it is there: they have its id from what is near them.
 */
export function checkAuthority(act: ActName, judged: Judged): void {
  if (!seesCase(judged.relation) && !isForNeighbours(act)) throw new Refusal('not_found')
  const verdict = judge(act, judged)
  if (!verdict.ok && verdict.why === 'not_yours') throw new Refusal('not_allowed')
}

/** The case's next state as if it had one task, or the refusal that stands against the step. */
export function nextState(act: ActName, judged: Judged): CaseRecord['state'] {
  const verdict = judge(act, judged)
  if (verdict.ok) return verdict.to
  throw new Refusal(verdict.why === 'not_yours' ? 'not_allowed' : verdict.why)
}

const judge = (act: ActName, { found, actor, relation, now }: Judged) =>
  mayAct(
    act,
    { ...factsOf(found, sideOf(act), actor), isFollowed: relation.isFollowed },
    {
      personId: actor.personId,
      posts: actor.posts,
      isReporter: relation.reportId !== null,
      hasJoined: relation.joinedAt !== null,
      isMerged: relation.merged || relation.joinedMerged,
    },
    now,
  )

const factsOf = (found: CaseRecord, side: ActSide, actor: Actor): CaseFacts => ({
  state: side === 'handler' ? stateForHandler(found.state, found.tasks, actor.personId) : found.state,
  gridId: found.gridId,
  categoryId: found.categoryId,
  handlerIds: liveHandlers(found.tasks),
  beforeMerge: found.beforeMerge,
  endedAt: found.endedAt,
})

const isForNeighbours = (act: ActName): boolean => {
  const { by } = TRANSITIONS[act]
  return 'own' in by && by.own === 'neighbour'
}

/** In which capacity the step is taken: by the part in the case, else by the first post of the table that reaches it. */
export function actingRole(act: ActName, found: CaseRecord, actor: Actor): Role {
  const { by } = TRANSITIONS[act]
  if ('own' in by) return by.own === 'handler' ? 'handler' : 'reporter'
  const roles: readonly Role[] = by.posts ?? [] // typed as optional by the shared constants of the table
  const role = roles.find((one) => holdsPost(actor.posts, [one], found.gridId ?? UNPLACED_GRID))
  if (!role) throw new Error('an act was decided that nobody may take')
  return role
}
