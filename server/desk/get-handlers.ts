import type { Handlers } from '../../domain/wire.ts'
import { dataAnswer } from '../data-answer.ts'
import type { Handler } from '../deps.ts'
import { signedIn } from '../signed-in.ts'

/** GET /v1/desk/handlers: to whom a case can be dispatched now, and the rules by which somebody is proposed. */
export const getHandlers: Handler = async (c, deps) => {
  const { communityId } = signedIn(c)
  const found = await deps.people.handlers(communityId, deps.now())
  const routing = await deps.journal.routing(communityId)
  const handlers: Handlers = {
    handlers: found.map(({ personId, name, kinds }) => ({ personId, name, kinds })),
    rules: routing?.rules ?? [],
  }
  return dataAnswer(handlers)
}
