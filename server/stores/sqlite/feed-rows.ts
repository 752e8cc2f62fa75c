import { type AudienceFacts, audiencesOfCase } from '../audience.ts'
import type { FeedRow } from './journal-tables.ts'

type FeedEntry = {
  communityId: string
  seq: number
  caseId: string
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
