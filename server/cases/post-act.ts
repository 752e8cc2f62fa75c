import { type CaseAct, caseActSchema } from '../../domain/case-act.ts'
import { END_STATES, stateAfter } from '../../domain/lifecycle.ts'
import { LINK_ACTS } from '../../domain/task-link.ts'
import type { ActReceipt } from '../../domain/wire.ts'
import type { Actor } from '../actor.ts'
import { communityOf } from '../community-of.ts'
import { checkContentDigest } from '../content-digest.ts'
import { dataAnswer } from '../data-answer.ts'
import type { Deps, Handler } from '../deps.ts'
import { refuseIfGone } from '../gone.ts'
import { readJson } from '../json-body.ts'
import { Refusal } from '../refusal.ts'
import { ifMatch, operationId, uuidParam } from '../request-parts.ts'
import { signedIn } from '../signed-in.ts'
import type { NewAct, OperationKey } from '../stores/case-journal.ts'
import type { CaseRecord } from '../stores/case-record.ts'
import { refuseByLink } from '../task-links/refuse-by-link.ts'
import { actingRole, checkAuthority, type Judged, nextState, sideOf } from './act-decision.ts'
import { effectOf } from './act-effect.ts'
import { milestonesAfter } from './milestones.ts'
import { refuseStale } from './refuse-stale.ts'
import { relationTo } from './relation.ts'

/** Each try loses only to another step on the same case; three in a row mean that a person should look again. */
const TRIES = 3

type Asked = {
  key: OperationKey
  caseId: string
  act: CaseAct
  bodySha256: string
  revision: number | null
  actor: Actor
}

/**
 * POST /v1/cases/:caseId/acts takes one step on a case: once for each operation id, whose replay gets the first answer.
 * A step by staff names in `If-Match` the revision it was decided on; the reporter's own steps may come late from a phone.
 */
export const postAct: Handler = async (c, deps) => {
  const actor = signedIn(c)
  const caseId = uuidParam(c, 'caseId')
  const opId = operationId(c.req.raw)
  const revision = ifMatch(c.req.raw)
  const { value: act, bytes } = await readJson(c.req.raw, caseActSchema)
  refuseByLink(actor, LINK_ACTS.has(act.act))
  const bodySha256 = checkContentDigest(c.req.raw, bytes, 'optional')
  if (revision === null && sideOf(act.act) !== 'reporter') throw new Refusal('revision_required')
  const { communityId, personId } = actor
  const key = { communityId, personId, opId, method: 'POST', path: c.req.path }
  return dataAnswer(await takeStep({ key, caseId, act, bodySha256, revision, actor }, deps))
}

async function takeStep(asked: Asked, deps: Deps): Promise<ActReceipt> {
  for (let i = 0; i < TRIES; i++) {
    // The case before the operation: a revision moved by this very operation is then always found to be a replay.
    const found = await deps.journal.findCase(asked.actor.communityId, asked.caseId)
    const earlier = await deps.journal.findOperation(asked.key)
    if (earlier && earlier.bodySha256 !== asked.bodySha256) throw new Refusal('key_reused')
    if (earlier) return earlier.answer as ActReceipt // stored by this very function
    if (!found) await refuseIfGone(asked.actor.communityId, 'case', asked.caseId, deps)
    const outcome = await deps.journal.commitAct(await decide(asked, found, deps))
    if (outcome.kind === 'written') return outcome.answer as ActReceipt // made by `decide` below
    await deps.communities.readNow(asked.actor.communityId) // it may have lost to new grids
  }
  throw new Refusal('unavailable', { headers: { 'retry-after': '1' } })
}

async function decide(asked: Asked, found: CaseRecord | null, deps: Deps): Promise<NewAct> {
  const { act, actor, key } = asked
  if (!found) throw new Refusal('not_found')
  const now = deps.now()
  const judged: Judged = { found, actor, relation: await relationTo(found, actor, deps), now }
  checkAuthority(act.act, judged)
  await refuseStale(act, asked.revision, judged, deps)
  const to = nextState(act.act, judged)
  const community = await communityOf(actor, deps)
  const { changes, payload, others } = await effectOf(act, { found, community, actor, deps, now, opId: key.opId })
  const role = actingRole(act.act, found, actor)
  const joins = act.act === 'join'
  const state = stateAfter(act.act, to, changes.tasks ?? found.tasks)
  const after: CaseRecord = {
    ...found,
    ...changes,
    state,
    endedAt: endOf(found, state, now),
    milestones: milestonesAfter(found.milestones, act.act, now),
    revision: found.revision + (joins ? 0 : 1),
  }
  return {
    key,
    bodySha256: asked.bodySha256,
    before: found,
    after,
    event: { type: act.act, role, personId: role === 'reporter' ? null : actor.personId, payload },
    ...(others && { others }),
    ...(joins && { joins }),
    receivedAt: now,
    status: 200,
    answer: (head) => receiptOf(asked, after, head),
  }
}

/** When the case came to its end: at this step, before it, or not yet. */
function endOf(found: CaseRecord, state: CaseRecord['state'], now: number): number | null {
  if (!END_STATES.has(state)) return null
  return END_STATES.has(found.state) ? (found.endedAt ?? now) : now
}

const receiptOf = (asked: Asked, after: CaseRecord, head: { seq: number; epoch: string }): ActReceipt => ({
  caseId: after.caseId,
  opId: asked.key.opId,
  bodySha256: asked.bodySha256,
  revision: after.revision,
  state: after.state,
  ...head,
})
