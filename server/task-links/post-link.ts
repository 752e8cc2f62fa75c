import { randomId } from '../../domain/id.ts'
import { DAY_MS } from '../../domain/shanghai-time.ts'
import { LINKS_PER_CASE_MAX, type MadeLink, newLinkSchema, OUTSIDER } from '../../domain/task-link.ts'
import { dataAnswer } from '../data-answer.ts'
import type { Handler } from '../deps.ts'
import { readJson } from '../json-body.ts'
import { Refusal } from '../refusal.ts'
import { hashSecret, newSecret } from '../sign-in/secret.ts'
import { caseOfLink, linkView, refuseUndispatchable } from './asked-link.ts'

/**
 * POST /v1/cases/:caseId/links makes a link for somebody without an account, and the person whom it lets in. The answer alone ever
 * tells its secret; the dispatch that names this person follows. A link that was never dispatched to shows nothing.
 */
export const postTaskLink: Handler = async (c, deps) => {
  const { actor, found } = await caseOfLink(c, deps)
  const { value } = await readJson(c.req.raw, newLinkSchema)
  const name = value.name.trim()
  if (name === '') throw new Refusal('bad_body', { detail: 'name: blank' })
  refuseUndispatchable(found, actor)
  const { communityId, caseId } = found
  const known = await deps.people.taskLinksOf(communityId, caseId)
  if (known.length >= LINKS_PER_CASE_MAX)
    throw new Refusal('bad_body', { detail: `at most ${LINKS_PER_CASE_MAX} links for one case` })
  const secret = newSecret(deps.random)
  const createdAt = deps.now()
  const link = {
    communityId,
    caseId,
    linkId: randomId(deps.random(16)),
    personId: `${OUTSIDER}${randomId(deps.random(16))}`,
    name,
    createdAt,
    createdBy: actor.personId,
    expiresAt: createdAt + value.days * DAY_MS,
  }
  await deps.people.createTaskLink({ ...link, secretHash: hashSecret(secret) })
  const made: MadeLink = { link: await linkView({ ...link, revokedAt: null, openedAt: null }, deps), secret }
  return dataAnswer(made, 201)
}
