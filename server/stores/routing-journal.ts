import type { Place } from '../../domain/place.ts'
import type { RoutingRule } from '../../domain/routing.ts'

/** A list of rules as it was saved. Times are Unix ms. */
export type RoutingKept = { version: number; madeAt: number; madeBy: string; rules: RoutingRule[] }
export type RoutingListed = Omit<RoutingKept, 'rules'> & { rules: number }

/** A past dispatch: what its case is now, when it was sent and to whom. */
export type PastDispatch = {
  caseId: string
  categoryId: string | null
  gridId: string | null
  place: Place | null
  at: number
  handlerId: string | null
}

export type RoutingJournal = {
  /** The newest list of rules; null where nobody has made one. */
  routing(communityId: string): Promise<RoutingKept | null>
  routingOfVersion(communityId: string, version: number): Promise<RoutingKept | null>
  /** Newest first. */
  routingVersions(communityId: string, limit: number): Promise<RoutingListed[]>
  /** Keeps a list as the version after `before` (0: none yet); false when somebody else was first, then nothing is written. */
  saveRouting(communityId: string, before: number, kept: Omit<RoutingKept, 'version'>): Promise<boolean>
  /** The last dispatch of each of the cases that were dispatched last, newest first. */
  pastDispatches(communityId: string, limit: number): Promise<PastDispatch[]>
}
