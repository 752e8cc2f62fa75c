import type { NewSession } from '../../../server/stores/people.ts'

/** A session that a phone asks for with a link's secret; it lasts a second. */
export const aSession = (token: string, secretHash: string, now: number): NewSession => ({
  secretHash,
  sessionId: `session-${token}`,
  tokenHash: token,
  now,
  expiresAt: now + 1000,
})
