import { type Me, meSchema } from '../../domain/person.ts'
import { type Enrolment, enrolmentSchema, paths, type RefusalCode } from '../../domain/wire.ts'
import type { ApiClient } from '../offline/api-client.ts'

/** Why signing in did not work; `refused` carries the server's own reason. */
export type EnrolTrouble = { why: 'no_network' } | { why: 'bad_answer' } | { why: 'refused'; code: RefusalCode }
export type Enrolled<T> = { ok: true; value: T } | { ok: false; trouble: EnrolTrouble }

/** Whom a link signs in. Looking burns nothing. */
export async function lookAtLink(api: ApiClient, secret: string): Promise<Enrolled<Enrolment>> {
  const answer = await api.post(paths.enrolmentLook, { secret }, enrolmentSchema)
  return answer.ok ? { ok: true, value: answer.value } : { ok: false, trouble: troubleOf(answer) }
}

/**
 * Burns the link and signs this browser in. When the answer to an earlier try was lost the link is burnt already;
 * then the session it opened is as good.
 */
export async function claimLink(api: ApiClient, secret: string): Promise<Enrolled<Me>> {
  const claim = await api.post(paths.enrolmentClaim, { secret }, enrolmentSchema)
  if (!claim.ok && !isUsed(claim)) return { ok: false, trouble: troubleOf(claim) }
  const me = await api.get(paths.me, meSchema)
  if (me.ok) return { ok: true, value: me.value }
  return { ok: false, trouble: troubleOf(claim.ok ? me : claim) }
}

type Failed =
  | { ok: false; why: 'refused'; problem: { code: RefusalCode } }
  | { ok: false; why: 'no_network' | 'bad_answer' }

const isUsed = (answer: Failed): boolean => answer.why === 'refused' && answer.problem.code === 'enrolment_used'

const troubleOf = (answer: Failed): EnrolTrouble =>
  answer.why === 'refused' ? { why: 'refused', code: answer.problem.code } : { why: answer.why }

/** Whether another try with the same link can help. */
export const mayRetry = (trouble: EnrolTrouble): boolean =>
  trouble.why !== 'refused' || !['enrolment_invalid', 'enrolment_used', 'bad_body'].includes(trouble.code)
