import { dataAnswer } from '../data-answer.ts'
import type { Handler } from '../deps.ts'
import { signedIn } from '../signed-in.ts'
import { deskReach } from './desk-reach.ts'

/** GET /v1/desk/counts: how many cases of the own grids stand in each tab. */
export const getDeskCounts: Handler = async (c, deps) => {
  const actor = signedIn(c)
  const counts = await deps.journal.deskCounts(actor.communityId, deskReach(actor.posts))
  return dataAnswer(counts)
}
