import type { Me } from '../../domain/person.ts'
import type { Actor } from '../actor.ts'
import { dataAnswer } from '../data-answer.ts'
import type { Deps, Handler } from '../deps.ts'
import { Refusal } from '../refusal.ts'
import { hashSecret } from './secret.ts'
import { SESSION_LASTS_MS, sessionCookie, sessionToken } from './session-cookie.ts'

/** GET /v1/me: who is signed in. In the second half of a session's life it also moves the end by another 90 days. */
export const readMe: Handler = async (c, deps) => {
  const actor = c.get('actor')
  if (!actor) throw new Refusal('sign_in_required')
  const me = meOf(actor)
  const cookie = actor.onlyCase === undefined ? await extended(c.req.raw, deps) : null // a link's session ends with it
  return dataAnswer(me, 200, cookie ? { 'set-cookie': cookie } : {})
}

const meOf = ({ personId, name, communityId, posts, onlyCase }: Actor): Me => ({
  personId,
  name,
  communityId,
  posts,
  ...(onlyCase !== undefined && { onlyCase }),
})

async function extended(request: Request, deps: Deps): Promise<string | null> {
  const token = sessionToken(request, deps.settings)
  if (!token) return null
  const tokenHash = hashSecret(token)
  const expiresAt = await deps.people.sessionExpiry(tokenHash)
  if (expiresAt === null || expiresAt - deps.now() > SESSION_LASTS_MS / 2) return null
  await deps.people.extendSession(tokenHash, deps.now() + SESSION_LASTS_MS)
  return sessionCookie(token, deps.settings)
}
