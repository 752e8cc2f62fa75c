import { randomId } from '../../domain/id.ts'
import { enrolmentRequestSchema } from '../../domain/wire.ts'
import { dataAnswer } from '../data-answer.ts'
import type { Handler } from '../deps.ts'
import { readJson } from '../json-body.ts'
import { Refusal } from '../refusal.ts'
import { describeEnrolment } from './look-at-enrolment.ts'
import { hashSecret, newSecret } from './secret.ts'
import { SESSION_LASTS_MS, sessionCookie, sessionTokenHash } from './session-cookie.ts'

/**
 * POST /v1/enrolments/claim: burns the link and signs this browser in.
 * A session the browser already had ends, so that nobody stays signed in behind somebody else's back.
 */
export const claimEnrolment: Handler = async (c, deps) => {
  const { value } = await readJson(c.req.raw, enrolmentRequestSchema)
  const now = deps.now()
  const token = newSecret(deps.random)
  const session = {
    secretHash: hashSecret(value.secret),
    sessionId: randomId(deps.random(16)),
    tokenHash: hashSecret(token),
    now,
    expiresAt: now + SESSION_LASTS_MS,
  }
  const claimed = await deps.people.claim(session, deps.settings.demo)
  if (!claimed.ok) throw new Refusal(claimed.why)
  const before = sessionTokenHash(c.req.raw, deps.settings)
  if (before) await deps.people.endSession(before, now)
  const headers = { 'set-cookie': sessionCookie(token, deps.settings) }
  return dataAnswer(await describeEnrolment(claimed.invitation, deps), 200, headers)
}
