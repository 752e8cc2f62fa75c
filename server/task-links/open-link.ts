import type { Context } from 'hono'
import { randomId } from '../../domain/id.ts'
import { type LinkContact, type LinkLook, linkSecretSchema } from '../../domain/task-link.ts'
import { dataAnswer } from '../data-answer.ts'
import type { Deps, Env, Handler } from '../deps.ts'
import { readJson } from '../json-body.ts'
import { Refusal } from '../refusal.ts'
import { hashSecret, newSecret } from '../sign-in/secret.ts'
import { sessionCookie, sessionTokenHash } from '../sign-in/session-cookie.ts'
import { isLinkLive, type TaskLink } from '../stores/task-links.ts'
import { linkTask } from './link-task.ts'

/** POST /v1/task-links/look: who is asked by whom to do what. Nothing changes by looking. */
export const lookAtTaskLink: Handler = async (c, deps) => {
  const { link } = await liveLink(c, deps)
  return dataAnswer(await lookOf(link, deps))
}

/**
 * POST /v1/task-links/open lets this browser in until the link ends, as often as it is opened. A session the browser already had
 * ends, so that nobody stays signed in behind somebody else's back.
 */
export const openTaskLink: Handler = async (c, deps) => {
  const { link, secretHash } = await liveLink(c, deps)
  const now = deps.now()
  const token = newSecret(deps.random)
  const session = {
    secretHash,
    sessionId: randomId(deps.random(16)),
    tokenHash: hashSecret(token),
    now,
    expiresAt: link.expiresAt,
  }
  if (!(await deps.people.openTaskLink(session))) {
    const ended = await deps.people.taskLinkBySecret(secretHash)
    throw ended ? await endedLink(ended, deps) : new Refusal('link_invalid')
  }
  const before = sessionTokenHash(c.req.raw, deps.settings)
  if (before) await deps.people.endSession(before, now)
  const cookie = sessionCookie(token, deps.settings, link.expiresAt - now)
  return dataAnswer(await lookOf(link, deps), 200, { 'set-cookie': cookie })
}

async function liveLink(c: Context<Env>, deps: Deps): Promise<{ link: TaskLink; secretHash: string }> {
  const { value } = await readJson(c.req.raw, linkSecretSchema)
  const secretHash = hashSecret(value.secret)
  const link = await deps.people.taskLinkBySecret(secretHash)
  if (!link) throw new Refusal('link_invalid')
  if (!isLinkLive(link, deps.now())) throw await endedLink(link, deps)
  return { link, secretHash }
}

/** Who holds a link that ended is told whom to ask: they held it by right. */
async function endedLink(link: TaskLink, deps: Deps): Promise<Refusal> {
  const { community, askedBy } = await around(link, deps)
  const members: LinkContact = { community: community.name, phone: community.phones.community, askedBy }
  return new Refusal(link.revokedAt === null ? 'link_expired' : 'link_revoked', { members })
}

async function lookOf(link: TaskLink, deps: Deps): Promise<LinkLook> {
  const { community, askedBy } = await around(link, deps)
  return {
    community: { id: community.id, name: community.name, phone: community.phones.community },
    name: link.name,
    askedBy,
    expiresAt: link.expiresAt,
    task: await linkTask(link, community, deps),
  }
}

async function around(link: TaskLink, deps: Deps) {
  const community = await deps.communities.read(link.communityId)
  if (!community) throw new Error(`a link names the missing community ${link.communityId}`)
  return { community, askedBy: await deps.people.personName(link.communityId, link.createdBy) }
}
