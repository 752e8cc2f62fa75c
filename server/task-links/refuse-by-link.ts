import type { Actor } from '../actor.ts'
import { Refusal } from '../refusal.ts'

/** Who came in by a link may do this and nothing else. @throws Refusal not_allowed when it is not among what the link allows */
export function refuseByLink(actor: Actor, isAllowed: boolean): void {
  if (actor.onlyCase !== undefined && !isAllowed) throw new Refusal('not_allowed')
}
