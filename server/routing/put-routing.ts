import { checkRouting, isRoutingError } from '../../domain/routing-check.ts'
import { routingRequestSchema } from '../../domain/routing-wire.ts'
import { communityNow } from '../community-of.ts'
import { dataAnswer } from '../data-answer.ts'
import type { Handler } from '../deps.ts'
import { readJson } from '../json-body.ts'
import { Refusal } from '../refusal.ts'
import { ifMatch } from '../request-parts.ts'
import { signedIn } from '../signed-in.ts'
import { routingOf } from './get-routing.ts'

/** A hundred rules that name everything there is. */
export const ROUTING_BODY_MAX = 1_000_000

/**
 * PUT /v1/community/routing saves the rules as the next version, after the one named by `If-Match` (0: none yet). Doubts, such as a
 * handler who left, are no reason to refuse: such a rule is passed over.
 */
export const putRouting: Handler = async (c, deps) => {
  const actor = signedIn(c)
  const { communityId } = actor
  const before = ifMatch(c.req.raw)
  if (before === null) throw new Refusal('revision_required')
  const { value } = await readJson(c.req.raw, routingRequestSchema, ROUTING_BODY_MAX)
  const handlers = await deps.people.handlers(communityId, deps.now())
  const errors = checkRouting(value.rules, await communityNow(actor, deps), handlers).filter(isRoutingError)
  if (errors.length > 0) throw new Refusal('routing_invalid', { members: { problems: errors } })
  const kept = { madeAt: deps.now(), madeBy: actor.personId, rules: value.rules }
  const isSaved = await deps.journal.saveRouting(communityId, before, kept)
  const now = await routingOf(communityId, await deps.journal.routing(communityId), deps)
  if (!isSaved) throw new Refusal('revision_conflict', { members: { routing: now } })
  return dataAnswer(now)
}
