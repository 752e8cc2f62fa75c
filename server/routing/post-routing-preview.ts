import type { Community } from '../../domain/community.ts'
import { proposeHandler, type RoutingRule, routeFacts } from '../../domain/routing.ts'
import { checkRouting } from '../../domain/routing-check.ts'
import {
  type ReplayedCase,
  ROUTING_CASES_MAX,
  type RoutingPreview,
  routingPreviewRequestSchema,
} from '../../domain/routing-wire.ts'
import { communityOf } from '../community-of.ts'
import { dataAnswer } from '../data-answer.ts'
import type { Handler } from '../deps.ts'
import { readJson } from '../json-body.ts'
import { signedIn } from '../signed-in.ts'
import type { HandlerListed } from '../stores/people.ts'
import type { PastDispatch } from '../stores/routing-journal.ts'
import { ROUTING_BODY_MAX } from './put-routing.ts'

/**
 * POST /v1/community/routing/preview: what would have come of these rules, without saving them: to whom each of the last dispatched
 * cases would have gone at the moment it was sent, beside to whom it went.
 */
export const postRoutingPreview: Handler = async (c, deps) => {
  const actor = signedIn(c)
  const { value } = await readJson(c.req.raw, routingPreviewRequestSchema, ROUTING_BODY_MAX)
  const community = await communityOf(actor, deps)
  const handlers = await deps.people.handlers(community.id, deps.now())
  const past = await deps.journal.pastDispatches(community.id, value.cases)
  const replayed = past.map((one) => replay(one, { rules: value.rules, community, handlers }))
  const preview: RoutingPreview = {
    problems: checkRouting(value.rules, community, handlers),
    looked: replayed.length,
    changed: replayed.filter(isChanged).length,
    byCategory: replayed.filter(({ ruleId }) => ruleId === null).length,
    byRule: value.rules.flatMap(({ id }) => countOf(id, replayed)),
    cases: [...replayed.filter(isChanged), ...replayed.filter((one) => !isChanged(one))].slice(0, ROUTING_CASES_MAX),
  }
  return dataAnswer(preview)
}

const isChanged = ({ wentTo, wouldGoTo }: ReplayedCase): boolean => wentTo !== wouldGoTo

type Around = { rules: readonly RoutingRule[]; community: Community; handlers: readonly HandlerListed[] }

function replay(past: PastDispatch, { rules, community, handlers }: Around): ReplayedCase {
  const facts = routeFacts(past, community, past.at)
  const category = community.categories.find(({ id }) => id === past.categoryId) ?? null
  const proposal = proposeHandler({ rules, facts, category, handlers })
  return {
    caseId: past.caseId,
    categoryId: past.categoryId,
    gridId: past.gridId,
    estate: facts.estate,
    at: past.at,
    wentTo: past.handlerId,
    wouldGoTo: proposal?.handlerId ?? null,
    ruleId: proposal?.ruleId ?? null,
  }
}

function countOf(ruleId: string, replayed: readonly ReplayedCase[]): RoutingPreview['byRule'] {
  const taken = replayed.filter((one) => one.ruleId === ruleId)
  return taken.length === 0 ? [] : [{ ruleId, taken: taken.length, changed: taken.filter(isChanged).length }]
}
