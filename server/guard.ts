import { createMiddleware } from 'hono/factory'
import { hasRole, type Post } from '../domain/person.ts'
import { headers, personTag } from '../domain/wire.ts'
import type { Actor } from './actor.ts'
import type { Deps, Env } from './deps.ts'
import { checkOrigin } from './origin.ts'
import type { PolicyRow } from './policy.ts'
import { Refusal } from './refusal.ts'
import { sessionTokenHash } from './sign-in/session-cookie.ts'

/** Stands before a handler and lets through whom the policy row allows; the handler finds the actor in the context. */
export function guard(row: PolicyRow, deps: Deps) {
  return createMiddleware<Env>(async (c, next) => {
    if (row.writes) checkOrigin(c.req.raw, deps.settings)
    const actor = row.who === 'anyone' ? null : await admit(row.who, c.req.raw, deps)
    if (actor?.onlyCase !== undefined) keepToTask(actor.onlyCase, row, c.req.param('caseId'))
    c.set('actor', actor)
    await next()
  })
}

async function admit(who: Exclude<PolicyRow['who'], 'anyone'>, request: Request, deps: Deps): Promise<Actor> {
  const tokenHash = sessionTokenHash(request, deps.settings)
  const actor = tokenHash === null ? null : await deps.people.resolveSession(tokenHash, deps.now())
  if (!actor) throw new Refusal('sign_in_required')
  checkPerson(request, actor)
  if (who !== 'signed-in' && !holdsOne(actor.posts, who)) throw new Refusal('not_allowed')
  return actor
}

/** Who was let in by a link reaches what its task needs, on its own case alone. */
function keepToTask(onlyCase: string, row: PolicyRow, caseId: string | undefined): void {
  if (!row.byLink) throw new Refusal('not_allowed')
  if (caseId !== undefined && caseId !== onlyCase) throw new Refusal('not_found')
}

/** I5: a phone that changed hands between two requests must not hand in the last person's work as the next one's. */
function checkPerson(request: Request, actor: Actor): void {
  const meant = request.headers.get(headers.person)
  if (meant !== null && meant !== personTag(actor.communityId, actor.personId)) throw new Refusal('other_person')
}

const holdsOne = (posts: readonly Post[], roles: Exclude<PolicyRow['who'], string>): boolean =>
  roles.some((role) => hasRole(posts, role))
