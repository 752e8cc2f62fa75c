import type { Context } from 'hono'
import { UNPLACED_GRID } from '../../domain/grid.ts'
import { mayAct } from '../../domain/lifecycle.ts'
import { holdsPost } from '../../domain/person.ts'
import type { TaskLinkView } from '../../domain/task-link.ts'
import type { Actor } from '../actor.ts'
import type { Deps, Env } from '../deps.ts'
import { Refusal } from '../refusal.ts'
import { randomIdParam, uuidParam } from '../request-parts.ts'
import { signedIn } from '../signed-in.ts'
import type { CaseRecord } from '../stores/case-record.ts'
import type { TaskLink } from '../stores/task-links.ts'

/** Who dispatches also lets in and shuts out. */
const LINK_ROLES = ['grid_leader', 'admin'] as const

/** The case of the path, for who may dispatch it; otherwise it is not there. */
export async function caseOfLink(c: Context<Env>, deps: Deps): Promise<{ actor: Actor; found: CaseRecord }> {
  const actor = signedIn(c)
  const found = await deps.journal.findCase(actor.communityId, uuidParam(c, 'caseId'))
  if (!found || !holdsPost(actor.posts, LINK_ROLES, found.gridId ?? UNPLACED_GRID)) throw new Refusal('not_found')
  return { actor, found }
}

/** The link of the path, of the case of the path. */
export async function linkOfPath(
  c: Context<Env>,
  deps: Deps,
): Promise<{ actor: Actor; link: TaskLink; found: CaseRecord }> {
  const { actor, found } = await caseOfLink(c, deps)
  const linkId = randomIdParam(c, 'linkId')
  const link = (await deps.people.taskLinksOf(found.communityId, found.caseId)).find((one) => one.linkId === linkId)
  if (!link) throw new Refusal('not_found')
  return { actor, link, found }
}

/** A link is only made for what can be dispatched now. @throws Refusal wrong_state and what else stands against it */
export function refuseUndispatchable(found: CaseRecord, actor: Actor): void {
  const verdict = mayAct(
    'dispatch',
    { ...found, handlerIds: [] },
    { personId: actor.personId, posts: actor.posts, isReporter: false },
  )
  if (!verdict.ok) throw new Refusal(verdict.why === 'not_yours' ? 'not_allowed' : verdict.why)
}

/** A link as the desk sees it. */
export async function linkView(link: TaskLink, deps: Deps): Promise<TaskLinkView> {
  const { linkId, personId, name, createdAt, expiresAt, revokedAt, openedAt } = link
  const createdBy = await deps.people.personName(link.communityId, link.createdBy)
  return { linkId, personId, name, createdAt, createdBy, expiresAt, revokedAt, openedAt }
}
