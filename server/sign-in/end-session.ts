import { bareAnswer } from '../data-answer.ts'
import type { Handler } from '../deps.ts'
import { endedCookie, sessionTokenHash } from './session-cookie.ts'

/** DELETE /v1/session: this phone is signed out, at once and for good; what it has not sent stays on it. */
export const endSession: Handler = async (c, deps) => {
  const tokenHash = sessionTokenHash(c.req.raw, deps.settings)
  if (tokenHash) await deps.people.endSession(tokenHash, deps.now())
  return bareAnswer(204, { 'set-cookie': endedCookie(deps.settings) })
}
