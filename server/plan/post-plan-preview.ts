import type { Community } from '../../domain/community.ts'
import { type Plan, type PlanPreview, PREVIEW_CASES_MAX } from '../../domain/plan.ts'
import { carriedPost, gridAfter, type Lineage } from '../../domain/plan-lineage.ts'
import { communityNow } from '../community-of.ts'
import { dataAnswer } from '../data-answer.ts'
import type { Deps, Handler } from '../deps.ts'
import { signedIn } from '../signed-in.ts'
import type { GridPost } from '../stores/plan-journal.ts'
import { judgePlan } from './judge-plan.ts'
import { readPlanRequest } from './read-plan-request.ts'

/** Cases read at a time. */
const PAGE = 500

/**
 * POST /v1/community/plan/preview: what would come of a plan, without saving it: its problems, which open cases change grid, and
 * whose posts reach other grids. A plan with errors is not followed any further.
 */
export const postPlanPreview: Handler = async (c, deps) => {
  const actor = signedIn(c)
  const request = await readPlanRequest(c.req.raw)
  const community = await communityNow(actor, deps)
  const posts = await deps.journal.gridPosts(community.id, deps.now())
  const { problems, lineage } = judgePlan(request, community, posts)
  const followed = lineage
    ? {
        ...(await movesOf(community, request.plan, lineage, deps)),
        posts: postMoves(posts, lineage),
        gone: goneGrids(community, lineage, posts),
      }
    : { moves: [], cases: [], posts: [], gone: [] }
  const preview: PlanPreview = {
    version: community.version,
    planVersion: community.planVersion ?? 1,
    problems,
    ...followed,
  }
  return dataAnswer(preview)
}

async function movesOf(
  community: Community,
  plan: Plan,
  lineage: Lineage,
  deps: Deps,
): Promise<Pick<PlanPreview, 'moves' | 'cases'>> {
  const counts = new Map<string, PlanPreview['moves'][number]>()
  const cases: PlanPreview['cases'] = []
  let after: string | null = null
  for (;;) {
    const page = await deps.journal.openCases(community.id, after, PAGE)
    for (const found of page) {
      const to = gridAfter(found, community, plan, lineage)
      if (to === found.gridId) continue
      const key = `${found.gridId} ${to}`
      const known = counts.get(key)
      counts.set(key, { from: found.gridId, to, count: (known?.count ?? 0) + 1 })
      if (cases.length < PREVIEW_CASES_MAX) cases.push({ caseId: found.caseId, from: found.gridId, to })
    }
    if (page.length < PAGE) return { moves: [...counts.values()], cases }
    after = page.at(-1)?.caseId ?? null
  }
}

const postMoves = (posts: readonly GridPost[], lineage: Lineage): PlanPreview['posts'] =>
  posts
    .map(({ personId, name, role, gridIds }) => ({
      personId,
      name,
      role,
      before: gridIds,
      after: carriedPost(gridIds, lineage),
    }))
    .filter((move) => move.after.length > move.before.length)

const goneGrids = ({ grids }: Community, { gone }: Lineage, posts: readonly GridPost[]): PlanPreview['gone'] =>
  [...gone].map(([gridId, successors]) => ({
    gridId,
    name: grids.find(({ id }) => id === gridId)?.name ?? gridId,
    successors,
    people: [...new Set(posts.filter(({ gridIds }) => gridIds.includes(gridId)).map(({ name }) => name))],
  }))
