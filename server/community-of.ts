import type { Community } from '../domain/community.ts'
import type { Actor } from './actor.ts'
import type { Deps } from './deps.ts'

/** The community the actor belongs to; nobody can be signed in to one that is not there. */
export async function communityOf(actor: Actor, deps: Deps): Promise<Community> {
  const community = await deps.communities.read(actor.communityId)
  if (!community) throw new Error('an actor without a community')
  return community
}

/** The same as it is at this moment, for whoever is about to change it. */
export async function communityNow(actor: Actor, deps: Deps): Promise<Community> {
  const community = await deps.communities.readNow(actor.communityId)
  if (!community) throw new Error('an actor without a community')
  return community
}
