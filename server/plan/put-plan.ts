import type { Community } from '../../domain/community.ts'
import type { Plan, PlanSaved } from '../../domain/plan.ts'
import { carriedPost, gridAfter } from '../../domain/plan-lineage.ts'
import { isError } from '../../domain/plan-problem.ts'
import { communityNow } from '../community-of.ts'
import { communityVersion } from '../community-version.ts'
import { dataAnswer } from '../data-answer.ts'
import type { Deps, Handler } from '../deps.ts'
import { Refusal } from '../refusal.ts'
import { signedIn } from '../signed-in.ts'
import { judgePlan } from './judge-plan.ts'
import { readPlanRequest } from './read-plan-request.ts'

/**
 * PUT /v1/community/plan saves a plan as the next version, on the community named by `If-Match`. Errors are refused, warnings want
 * to be acknowledged; open cases and posts are carried along in the same transaction.
 */
export const putPlan: Handler = async (c, deps) => {
  const actor = signedIn(c)
  const version = communityVersion(c.req.raw)
  const request = await readPlanRequest(c.req.raw)
  const before = await communityNow(actor, deps)
  if (before.version !== version) throw await changedMeanwhile(before, deps)
  const posts = await deps.journal.gridPosts(before.id, deps.now())
  const { problems, lineage } = judgePlan(request, before, posts)
  const stands = problems.some((problem) => isError(problem) || !request.acknowledged)
  if (stands || !lineage) throw new Refusal('plan_invalid', { members: { problems } })
  const plan = trimmed(request.plan)
  const outcome = await deps.journal.savePlan({
    before,
    plan,
    madeAt: deps.now(),
    madeBy: actor.personId,
    gridAfter: (found) => gridAfter(found, before, plan, lineage),
    postAfter: (gridIds) => carriedPost(gridIds, lineage),
  })
  const community = await communityNow(actor, deps) // what is remembered here ends with it
  if (outcome.kind === 'conflict') throw await changedMeanwhile(community, deps)
  deps.people.postsChanged()
  const saved: PlanSaved = {
    version: outcome.community.version,
    planVersion: outcome.community.planVersion ?? 1,
    moved: outcome.moved,
  }
  return dataAnswer(saved)
}

/** Somebody else was first: the answer says what stands now, and who made its plan when. */
async function changedMeanwhile(community: Community, deps: Deps): Promise<Refusal> {
  const [newest] = await deps.journal.planVersions(community.id)
  const madeBy = newest?.madeBy ? await deps.people.personName(community.id, newest.madeBy) : null
  const { version, planVersion = 1 } = community
  return new Refusal('revision_conflict', { members: { version, planVersion, madeAt: newest?.madeAt ?? null, madeBy } })
}

const trimmed = ({ grids, buildings }: Plan): Plan => ({
  grids: grids.map((grid) => ({ ...grid, name: grid.name.trim() })),
  buildings: buildings.map((building) => ({ ...building, name: building.name.trim(), estate: building.estate.trim() })),
})
