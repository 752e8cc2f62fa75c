import type { RoutingVersions } from '../../domain/routing-wire.ts'
import { dataAnswer } from '../data-answer.ts'
import type { Handler } from '../deps.ts'
import { signedIn } from '../signed-in.ts'

/** Older ones stay and are found by their number. */
const LISTED_MAX = 50

/** GET /v1/community/routing/versions: the last versions of the rules, newest first. */
export const getRoutingVersions: Handler = async (c, deps) => {
  const { communityId } = signedIn(c)
  const listed = await deps.journal.routingVersions(communityId, LISTED_MAX)
  const versions: RoutingVersions['versions'] = []
  for (const one of listed) versions.push({ ...one, madeBy: await deps.people.personName(communityId, one.madeBy) })
  const answer: RoutingVersions = { versions }
  return dataAnswer(answer)
}
