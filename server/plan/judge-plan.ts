import type { Community } from '../../domain/community.ts'
import type { PlanRequest } from '../../domain/plan.ts'
import { checkPlan } from '../../domain/plan-check.ts'
import { type Lineage, lineageOf } from '../../domain/plan-lineage.ts'
import { isError, type PlanProblem } from '../../domain/plan-problem.ts'
import type { GridPost } from '../stores/plan-journal.ts'

/** What is to be said of a plan. Without a lineage it has errors that must go first. */
export type Judgement = { problems: PlanProblem[]; lineage: Lineage | null }

/**
 * The check that the editor makes too, and what only the server knows: whether everybody whose post names a grid that goes has
 * somewhere to go.
 */
export function judgePlan(request: PlanRequest, community: Community, posts: readonly GridPost[]): Judgement {
  const problems = [...checkPlan(request.plan, community.center), ...unknownSuccessors(request)]
  if (problems.some(isError)) return { problems, lineage: null }
  try {
    const lineage = lineageOf(community.grids, request.plan.grids, request.successors)
    return { problems: [...problems, ...missingSuccessors(lineage, posts)], lineage }
  } catch {
    // Only shapes that cannot be laid over each other end here: those of an older plan that nobody had checked.
    return { problems: [...problems, { code: 'not_checkable', ids: [], at: null }], lineage: null }
  }
}

function unknownSuccessors({ plan, successors }: PlanRequest): PlanProblem[] {
  const grids = new Set(plan.grids.map(({ id }) => id))
  const unknown = Object.values(successors)
    .flat()
    .filter((id) => !grids.has(id))
  return unknown.length === 0 ? [] : [{ code: 'successor_unknown', ids: [...new Set(unknown)], at: null }]
}

const missingSuccessors = ({ gone }: Lineage, posts: readonly GridPost[]): PlanProblem[] =>
  [...gone]
    .filter(([id, successors]) => successors.length === 0 && posts.some(({ gridIds }) => gridIds.includes(id)))
    .map(([id]) => ({ code: 'successor_missing', ids: [id], at: null }))
