import { type MadeLink, madeLinkSchema, type TaskLinkView } from '../../domain/task-link.ts'
import { paths } from '../../domain/wire.ts'
import { refusalWords } from '../case-parts/refusal-words.ts'
import type { ApiAnswer, ApiClient } from '../offline/api-client.ts'
import { pagePaths } from '../paths.ts'
import { errandWords as errand } from './errand-words.ts'
import type { Outsider } from './external-fields.tsx'

/** A link that was just made, with the address that is shown this once. */
export type ShownLink = { link: TaskLinkView; url: string }
export type LinkMade = { ok: true; shown: ShownLink } | { ok: false; trouble: string }

/** Makes a link to this case for somebody outside. Needs the server: only it may hand out a secret. */
export const makeLink = async (api: ApiClient, caseId: string, { name, days }: Outsider): Promise<LinkMade> =>
  madeOf(await api.post(paths.taskLinks(caseId), { name: name.trim(), days }, madeLinkSchema))

/** A new link for the same outsider; the old one lets nobody in any more. */
export const renewLink = async (api: ApiClient, caseId: string, linkId: string, days: number): Promise<LinkMade> =>
  madeOf(await api.post(paths.renewTaskLink(caseId, linkId), { days }, madeLinkSchema))

function madeOf(answer: ApiAnswer<MadeLink>): LinkMade {
  if (answer.ok) return { ok: true, shown: { link: answer.value.link, url: linkUrl(answer.value.secret) } }
  if (answer.why === 'refused') return { ok: false, trouble: errand.refusedLink(refusalWords[answer.problem.code]) }
  return { ok: false, trouble: errand.notMade }
}

/** The secret stands in the fragment, which browsers never send to a server. */
const linkUrl = (secret: string): string => `${location.origin}${pagePaths.visit}#${secret}`
