import type { Scope } from './audience.ts'

export type Head = { epoch: string; seq: number }
export type Change = { seq: number; caseId: string }

export type FeedJournal = {
  /** The community's epoch and the last sequence number committed in it. */
  head(communityId: string): Promise<Head>
  /** What changed for a scope after a sequence number, oldest first, one entry a sequence number. */
  changes(communityId: string, scope: Scope, after: number, limit: number): Promise<Change[]>
  /** Ids of the cases in a scope now, highest first, those below `before`. */
  casesInScope(communityId: string, scope: Scope, before: string | null, limit: number): Promise<string[]>
}
