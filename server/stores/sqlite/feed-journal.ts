import { DESK_TAB_NAMES } from '../../../domain/lifecycle.ts'
import { audiencesOfScope, type Scope } from '../audience.ts'
import type { Change, FeedJournal } from '../feed-journal.ts'
import { readHead } from './counter.ts'
import type { Database } from './database.ts'

/** The last tab holds every end state (`END_STATES` is made from it). */
const openTabs = DESK_TAB_NAMES.filter((tab) => tab !== 'closed')

export function sqliteFeedJournal(db: Database, random: (bytes: number) => Uint8Array): FeedJournal {
  return {
    head: (communityId) => readHead(db, communityId, random),
    changes: (communityId, scope, after, limit) => changes(db, communityId, scope, after, limit),
    casesInScope: (communityId, scope, before, limit) => casesInScope(db, communityId, scope, before, limit),
  }
}

/**
 * Each audience is read in its own index order and the heads are merged: whatever one of them still holds back lies behind
 * its `limit` rows, so it lies behind the page's end too.
 */
async function changes(
  db: Database,
  communityId: string,
  scope: Scope,
  after: number,
  limit: number,
): Promise<Change[]> {
  const found = new Map<number, Change>()
  for (const audience of audiencesOfScope(scope)) {
    const rows = await db
      .selectFrom('feed')
      .select(['seq', 'case_id'])
      .where('community_id', '=', communityId)
      .where('audience', '=', audience)
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(limit)
      .execute()
    for (const row of rows) found.set(row.seq, { seq: row.seq, caseId: row.case_id })
  }
  return [...found.values()].sort((a, b) => a.seq - b.seq).slice(0, limit)
}

async function casesInScope(
  db: Database,
  communityId: string,
  scope: Scope,
  before: string | null,
  limit: number,
): Promise<string[]> {
  if (scope.kind === 'mine') return reportedCases(db, communityId, scope.personId, before, limit)
  if (scope.kind === 'near' && scope.gridIds.length === 0) return []
  let query = db
    .selectFrom('cases')
    .select('case_id')
    .where('community_id', '=', communityId)
    .orderBy('case_id', 'desc')
    .limit(limit)
  if (scope.kind === 'tasks') query = query.where('handler_id', '=', scope.personId)
  else query = query.where('grid_id', 'in', [...scope.gridIds]).where('tab', 'in', openTabs)
  if (before !== null) query = query.where('case_id', '<', before)
  return (await query.execute()).map((row) => row.case_id)
}

async function reportedCases(
  db: Database,
  communityId: string,
  personId: string,
  before: string | null,
  limit: number,
): Promise<string[]> {
  let query = db
    .selectFrom('report_reporters')
    .select('case_id')
    .distinct()
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .orderBy('case_id', 'desc')
    .limit(limit)
  if (before !== null) query = query.where('case_id', '<', before)
  return (await query.execute()).map((row) => row.case_id)
}
