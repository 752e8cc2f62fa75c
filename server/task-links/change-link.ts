import { DAY_MS } from '../../domain/shanghai-time.ts'
import { type MadeLink, renewLinkSchema } from '../../domain/task-link.ts'
import { bareAnswer, dataAnswer } from '../data-answer.ts'
import type { Handler } from '../deps.ts'
import { readJson } from '../json-body.ts'
import { hashSecret, newSecret } from '../sign-in/secret.ts'
import { linkOfPath, linkView } from './asked-link.ts'

/** DELETE /v1/cases/:caseId/links/:linkId: the link lets nobody in any more, and whom it let in is out at once. */
export const revokeTaskLink: Handler = async (c, deps) => {
  const { actor, link } = await linkOfPath(c, deps)
  await deps.people.revokeTaskLink(link.communityId, link.linkId, actor.personId, deps.now())
  return bareAnswer(204)
}

/**
 * POST /v1/cases/:caseId/links/:linkId/renew: a new secret for the same outsider, whose unsent work goes on under it; the old one
 * lets nobody in any more.
 */
export const renewTaskLink: Handler = async (c, deps) => {
  const { link } = await linkOfPath(c, deps)
  const { value } = await readJson(c.req.raw, renewLinkSchema)
  const secret = newSecret(deps.random)
  const now = deps.now()
  const expiresAt = now + value.days * DAY_MS
  const { communityId, linkId } = link
  await deps.people.renewTaskLink({ communityId, linkId, secretHash: hashSecret(secret), expiresAt, now })
  const made: MadeLink = { link: await linkView({ ...link, expiresAt, revokedAt: null }, deps), secret }
  return dataAnswer(made)
}
