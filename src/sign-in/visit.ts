import { parse } from '../../domain/parse.ts'
import { type Me, meSchema } from '../../domain/person.ts'
import { type LinkContact, type LinkLook, linkContactSchema, linkLookSchema } from '../../domain/task-link.ts'
import { paths, type RefusalCode } from '../../domain/wire.ts'
import type { ApiAnswer, ApiClient } from '../offline/api-client.ts'

/** Why a link did not open; `contact` says whom to ask where the server knows. */
export type VisitTrouble =
  | { why: 'no_network' | 'bad_answer' }
  | { why: 'refused'; code: RefusalCode; contact: LinkContact | null }
export type Visited<T> = { ok: true; value: T } | { ok: false; trouble: VisitTrouble }

/** Who is asked to do what. Looking changes nothing. */
export async function lookAtVisit(api: ApiClient, secret: string): Promise<Visited<LinkLook>> {
  const answer = await api.post(paths.taskLinkLook, { secret }, linkLookSchema)
  return answer.ok ? { ok: true, value: answer.value } : { ok: false, trouble: troubleOf(answer) }
}

/** Lets this browser in. Doing it twice does no harm: a link is opened as often as wanted. */
export async function openVisit(api: ApiClient, secret: string): Promise<Visited<Me>> {
  const opened = await api.post(paths.taskLinkOpen, { secret }, linkLookSchema)
  if (!opened.ok) return { ok: false, trouble: troubleOf(opened) }
  const me = await api.get(paths.me, meSchema)
  return me.ok ? { ok: true, value: me.value } : { ok: false, trouble: troubleOf(me) }
}

function troubleOf(answer: Exclude<ApiAnswer<unknown>, { ok: true }>): VisitTrouble {
  if (answer.why !== 'refused') return { why: answer.why }
  const contact = parse(linkContactSchema, answer.problem)
  return { why: 'refused', code: answer.problem.code, contact: contact.ok ? contact.value : null }
}

/** Codes that no second try with the same link changes. `bad_body`: a link cut off while copying has not even the right shape. */
const FOR_GOOD: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'link_invalid',
  'link_expired',
  'link_revoked',
  'bad_body',
])

export const mayRetryVisit = (trouble: VisitTrouble): boolean =>
  trouble.why !== 'refused' || !FOR_GOOD.has(trouble.code)
