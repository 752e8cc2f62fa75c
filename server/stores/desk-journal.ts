import type { DeskTab } from '../../domain/lifecycle.ts'
import type { DeskCounts } from '../../domain/wire.ts'

/** Grids a desk reaches, `none` for the unplaced; null is the whole community. */
export type DeskReach = readonly string[] | null
export type DeskPosition = { receivedAt: number; caseId: string }
export type DeskQuery = { tab: DeskTab; reach: DeskReach; before: DeskPosition | null; limit: number }

export type DeskJournal = {
  deskCounts(communityId: string, reach: DeskReach): Promise<DeskCounts>
  /** Positions of a tab's cases, newest first. */
  deskPage(communityId: string, query: DeskQuery): Promise<DeskPosition[]>
}
