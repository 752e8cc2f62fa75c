import type { Point } from '../../domain/place.ts'

/** A case as a person released it to everybody: nothing of who reported it, no word of theirs, days instead of moments. */
export type ReleasedCase = {
  /** A random id; the case's own would tell when it was captured. */
  publicId: string
  status: 'open' | 'closed'
  categoryId: string
  /** The first moment of the day in Asia/Shanghai, Unix ms. */
  requestedDay: number
  updatedDay: number
  /** Snapped to what is public: a building's middle or a place of the grid. */
  point: Point | null
  address: string | null
}

export type ReleaseQuery = {
  /** Only these; what else is asked then does not count. */
  publicIds?: readonly string[]
  categoryIds?: readonly string[]
  statuses?: readonly ReleasedCase['status'][]
  /** By the day it came in: from the first, up to but not including the second. */
  from?: number
  to?: number
  offset: number
  limit: number
}

export type ReleaseJournal = {
  /** What was released, newest day first. Nothing else of a community is ever read by people without an account. */
  releasedCases(communityId: string, query: ReleaseQuery): Promise<ReleasedCase[]>
}
