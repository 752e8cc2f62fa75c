import type { Routing } from '../../domain/routing-wire.ts'
import { dataAnswer } from '../data-answer.ts'
import type { Deps, Handler } from '../deps.ts'
import { Refusal } from '../refusal.ts'
import { signedIn } from '../signed-in.ts'
import type { RoutingKept } from '../stores/routing-journal.ts'

const NUMBER = /^[1-9]\d{0,8}$/

/** GET /v1/community/routing: the rules in force; with `?version=n` those of that version. */
export const getRouting: Handler = async (c, deps) => {
  const { communityId } = signedIn(c)
  const asked = c.req.query('version')
  if (asked !== undefined && !NUMBER.test(asked)) throw new Refusal('bad_query', { detail: 'version: a number' })
  const kept =
    asked === undefined
      ? await deps.journal.routing(communityId)
      : await deps.journal.routingOfVersion(communityId, Number(asked))
  if (asked !== undefined && !kept) throw new Refusal('not_found')
  return dataAnswer(await routingOf(communityId, kept, deps))
}

/** Kept rules as the wire carries them; none where nobody has made any. */
export async function routingOf(communityId: string, kept: RoutingKept | null, deps: Deps): Promise<Routing> {
  if (!kept) return { version: 0, madeAt: null, madeBy: null, rules: [] }
  return { ...kept, madeBy: await deps.people.personName(communityId, kept.madeBy) }
}
