import type { Community } from '../../domain/community.ts'
import type { PlanVersions } from '../../domain/plan.ts'
import { communityNow } from '../community-of.ts'
import { dataAnswer } from '../data-answer.ts'
import type { Deps, Handler } from '../deps.ts'
import { Refusal } from '../refusal.ts'
import { signedIn } from '../signed-in.ts'
import type { PlanVersionListed } from '../stores/plan-journal.ts'

const NUMBER = /^[1-9]\d{0,8}$/

/** GET /v1/community/plan/versions lists every plan there was, newest first; with `?version=n` that one as it was. */
export const getPlanVersions: Handler = async (c, deps) => {
  const community = await communityNow(signedIn(c), deps)
  const asked = c.req.query('version')
  if (asked !== undefined && !NUMBER.test(asked)) throw new Refusal('bad_query', { detail: 'version: a number' })
  const answer = asked === undefined ? await listed(community, deps) : await one(community, Number(asked), deps)
  return dataAnswer(answer)
}

async function listed(community: Community, deps: Deps): Promise<PlanVersions> {
  const kept = await deps.journal.planVersions(community.id)
  const versions = kept.length > 0 ? kept : [theFirst(community)]
  const names = new Map<string, string | null>()
  for (const { madeBy } of versions) {
    if (madeBy !== null && !names.has(madeBy)) names.set(madeBy, await deps.people.personName(community.id, madeBy))
  }
  return {
    versions: versions.map((version) => ({
      ...version,
      madeBy: version.madeBy === null ? null : (names.get(version.madeBy) ?? null),
    })),
  }
}

/** A plan that nobody has changed yet stands in the community alone. */
const theFirst = ({ planVersion, grids, buildings }: Community): PlanVersionListed => ({
  version: planVersion ?? 1,
  madeAt: null,
  madeBy: null,
  grids: grids.length,
  buildings: buildings.length,
})

async function one({ id, planVersion = 1, grids, buildings }: Community, version: number, deps: Deps) {
  const plan = version === planVersion ? { grids, buildings } : await deps.journal.planOfVersion(id, version)
  if (!plan) throw new Refusal('not_found')
  return { version, plan }
}
