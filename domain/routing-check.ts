import * as z from 'zod/mini'
import type { Community } from './community.ts'
import { type Candidate, covers, type RoutingRule } from './routing.ts'

export const ROUTING_PROBLEMS = [
  /** Two rules of one id: nobody could say which one is meant. */
  'id_twice',
  /** From and to are the same minute. */
  'hours_empty',
  /** Nobody of that id takes tasks (any more): the rule is passed over. */
  'handler_unknown',
  'category_unknown',
  'grid_unknown',
  'estate_unknown',
  /** An earlier rule takes everything that this one would. */
  'never_reached',
] as const
export type RoutingProblemCode = (typeof ROUTING_PROBLEMS)[number]

export const routingProblemSchema = z.object({ code: z.enum(ROUTING_PROBLEMS), ruleId: z.string() })
export type RoutingProblem = z.infer<typeof routingProblemSchema>

/** What makes a list of rules unusable; the others are for a person to know. */
export const isRoutingError = ({ code }: RoutingProblem): boolean => code === 'id_twice' || code === 'hours_empty'

/** What is wrong or doubtful in a list of rules, in their order. */
export function checkRouting(
  rules: readonly RoutingRule[],
  community: Pick<Community, 'grids' | 'buildings' | 'categories'>,
  candidates: readonly Candidate[],
): RoutingProblem[] {
  const known = {
    grids: new Set(community.grids.map(({ id }) => id)),
    categories: new Set(community.categories.map(({ id }) => id)),
    estates: new Set(community.buildings.map(({ estate }) => estate)),
    handlers: new Set(candidates.map(({ personId }) => personId)),
  }
  return rules.flatMap((rule, at) => {
    const earlier = rules.slice(0, at)
    const codes: RoutingProblemCode[] = []
    if (earlier.some(({ id }) => id === rule.id)) codes.push('id_twice')
    if (isEmpty(rule)) codes.push('hours_empty')
    if (!known.handlers.has(rule.handlerId)) codes.push('handler_unknown')
    if (rule.categoryIds.some((id) => !known.categories.has(id))) codes.push('category_unknown')
    if (rule.gridIds.some((id) => !known.grids.has(id))) codes.push('grid_unknown')
    if (rule.estates.some((name) => !known.estates.has(name))) codes.push('estate_unknown')
    const takesAll = (one: RoutingRule) => !isEmpty(one) && known.handlers.has(one.handlerId) && covers(one, rule)
    if (earlier.some(takesAll)) codes.push('never_reached')
    return codes.map((code) => ({ code, ruleId: rule.id }))
  })
}

const isEmpty = ({ hours }: RoutingRule): boolean => hours !== null && hours.from === hours.to
