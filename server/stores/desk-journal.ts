import type { DeskTab } from '../../domain/lifecycle.ts'
import type { DeskCounts } from '../../domain/wire.ts'

/** Grids a desk reaches, `none` for the unplaced; null is the whole community. */
export type DeskReach = readonly string[] | null
/** Where a page ends. `receivedAt` is the end of the promise where the cases are asked for by it. */
export type DeskPosition = { receivedAt: number; caseId: string }
/** Only cases whose promise ends soon (little time is left) or is over, at this moment. */
export type DeskDue = { state: 'soon' | 'late'; now: number }
/** Which of a tab's cases; null and false mean all. Times are Unix ms. */
export type QueueFilter = {
  /** The empty string: not settled. */
  categoryId: string | null
  /** Received then or later. */
  from: number | null
  /** Received earlier. */
  before: number | null
  /** Came back shortly after it was closed. */
  again: boolean
  /** Somebody who reported or follows it said 没解决. */
  objected: boolean
}
export type DeskQuery = {
  tab: DeskTab
  reach: DeskReach
  filter?: QueueFilter
  due?: DeskDue | null
  before: DeskPosition | null
  limit: number
}

export type DeskJournal = {
  deskCounts(communityId: string, reach: DeskReach): Promise<DeskCounts>
  /** Positions of a tab's cases, newest first; those with a promise that is due by its end, the longest over first. */
  deskPage(communityId: string, query: DeskQuery): Promise<DeskPosition[]>
}
