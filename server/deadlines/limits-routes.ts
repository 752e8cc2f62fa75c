import type { Community } from '../../domain/community.ts'
import { type Limits, limitsSchema, withLimits } from '../../domain/limits.ts'
import { communityNow } from '../community-of.ts'
import { communityVersion } from '../community-version.ts'
import { dataAnswer } from '../data-answer.ts'
import type { Handler } from '../deps.ts'
import { readJson } from '../json-body.ts'
import { Refusal } from '../refusal.ts'
import { signedIn } from '../signed-in.ts'
import { previewLimits } from './preview-limits.ts'

/** POST /v1/community/limits/preview says what other times would do to the open cases. Nothing is changed. */
export const postLimitsPreview: Handler = async (c, deps) => {
  const limits = await readLimits(c.req.raw)
  const community = await communityNow(signedIn(c), deps)
  checkCategories(limits, community)
  return dataAnswer(await previewLimits(community, limits, deps))
}

/**
 * PUT /v1/community/limits sets working time, holidays and the categories' times, on the community named by `If-Match`. Open cases
 * are computed anew from their events right after.
 */
export const putLimits: Handler = async (c, deps) => {
  const actor = signedIn(c)
  const version = communityVersion(c.req.raw)
  const limits = await readLimits(c.req.raw)
  const before = await communityNow(actor, deps)
  checkCategories(limits, before)
  const saved = before.version === version ? await deps.journal.saveLimits(withLimits(before, limits), version) : null
  const community = await communityNow(actor, deps) // what is remembered here ends with it
  if (!saved) throw new Refusal('revision_conflict', { members: { version: community.version } })
  return dataAnswer({ version: saved.version })
}

async function readLimits(request: Request): Promise<Limits> {
  return (await readJson(request, limitsSchema)).value
}

function checkCategories({ categories }: Limits, community: Community): void {
  const known = new Set(community.categories.map(({ id }) => id))
  if (categories.some(({ id }) => !known.has(id))) throw new Refusal('unknown_category')
}
