import type { Handlers } from '../../domain/wire.ts'
import type { Handler } from '../deps.ts'
import { signedIn } from '../signed-in.ts'

/** GET /v1/desk/handlers: to whom a case can be dispatched now. */
export const getHandlers: Handler = async (c, deps) => {
  const { communityId } = signedIn(c)
  const found = await deps.people.handlers(communityId, deps.now())
  const handlers: Handlers = { handlers: found.map(({ personId, name, kinds }) => ({ personId, name, kinds })) }
  return c.json(handlers, 200, { 'cache-control': 'private, no-store' })
}
