import { type AudienceFacts, audiencesOfCase, followerAudience } from '../audience.ts'
import type { FeedRow } from './journal-tables.ts'

type FeedEntry = {
  communityId: string
  seq: number
  caseId: string
  /** Who reported it or joined it. */
  reporterIds: readonly string[]
  /** Null for a case that is new. */
  before: AudienceFacts | null
  after: AudienceFacts
}

/** One row for each audience of the case before and after; those it left are told that it is gone. */
export function feedRows({ communityId, seq, caseId, reporterIds, before, after }: FeedEntry): FeedRow[] {
  const now = new Set(audiencesOfCase(after, reporterIds))
  const then = before ? audiencesOfCase(before, reporterIds) : []
  return [...new Set([...now, ...then])].map((audience) => ({
    community_id: communityId,
    audience,
    seq,
    case_id: caseId,
    gone: now.has(audience) ? 0 : 1,
  }))
}

/** The row by which who just joined a case begins to follow it. */
export const joinerRow = ({ communityId, seq, caseId }: At, personId: string): FeedRow => ({
  community_id: communityId,
  audience: followerAudience(personId),
  seq,
  case_id: caseId,
  gone: 0,
})

type At = Pick<FeedEntry, 'communityId' | 'seq' | 'caseId'>

/** Rows by which every audience of a case hears that it is gone for good. */
export const goneRows = ({ communityId, seq, caseId, reporterIds, before }: Gone): FeedRow[] =>
  audiencesOfCase(before, reporterIds).map((audience) => ({
    community_id: communityId,
    audience,
    seq,
    case_id: caseId,
    gone: 1,
  }))

type Gone = Omit<FeedEntry, 'before' | 'after'> & { before: AudienceFacts }
