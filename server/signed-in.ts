import type { Context } from 'hono'
import type { Actor } from './actor.ts'
import type { Env } from './deps.ts'

/** Who is asking, on a route whose policy row asks for a sign-in. */
export function signedIn(c: Context<Env>): Actor {
  const actor = c.get('actor')
  if (!actor) throw new Error('the guard let nobody through')
  return actor
}
