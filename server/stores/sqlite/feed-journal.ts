import { DESK_TAB_NAMES, LATELY_OVER_STATES } from '../../../domain/lifecycle.ts'
import { audiencesOfScope, type Scope } from '../audience.ts'
import type { Change, FeedJournal } from '../feed-journal.ts'
import { readHead } from './counter.ts'
import type { Database } from './database.ts'

/** The last tab holds every end state (`END_STATES` is made from it). */
const openTabs = DESK_TAB_NAMES.filter((tab) => tab !== 'closed')

export function sqliteFeedJournal(db: Database, random: (bytes: number) => Uint8Array): FeedJournal {
  return {
    head: (communityId) => readHead(db, communityId, random),
    changes: async (communityId, scope, after, limit) => {
      // Taken first: all rows up to it are visible to every read below. Without it a commit between the reads of two
      // audiences would show the later row and not the earlier, and the cursor would step over that one for ever.
      const { seq: upTo } = await readHead(db, communityId, random)
      return changes(db, communityId, scope, { after, upTo }, limit)
    },
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
  { after, upTo }: { after: number; upTo: number },
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
      .where('seq', '<=', upTo)
      .orderBy('seq')
      .limit(limit)
      .execute()
    for (const row of rows) found.set(row.seq, { seq: row.seq, caseId: row.case_id })
  }
  return [...found.values()].sort((a, b) => a.seq - b.seq).slice(0, limit)
}

function casesInScope(
  db: Database,
  communityId: string,
  scope: Scope,
  before: string | null,
  limit: number,
): Promise<string[]> {
  if (scope.kind === 'mine') return followedCases(db, communityId, scope.personId, before, limit)
  if (scope.kind === 'tasks') return handledCases(db, communityId, scope.personId, before, limit)
  return nearCases(db, communityId, scope, before, limit)
}

async function handledCases(
  db: Database,
  communityId: string,
  personId: string,
  before: string | null,
  limit: number,
): Promise<string[]> {
  let query = db
    .selectFrom('case_handlers')
    .select('case_id')
    .where('community_id', '=', communityId)
    .where('handler_id', '=', personId)
    .orderBy('case_id', 'desc')
    .limit(limit)
  if (before !== null) query = query.where('case_id', '<', before)
  return (await query.execute()).map((row) => row.case_id)
}

async function nearCases(
  db: Database,
  communityId: string,
  { gridIds, endedFrom }: Extract<Scope, { kind: 'near' }>,
  before: string | null,
  limit: number,
): Promise<string[]> {
  const open = await openCases(db, communityId, gridIds, before, limit)
  if (endedFrom === undefined || gridIds.length === 0) return open
  let query = db
    .selectFrom('cases')
    .select('case_id')
    .where('community_id', '=', communityId)
    .where('grid_id', 'in', [...gridIds])
    .where('ended_at', '>=', endedFrom)
    .where('state', 'in', [...LATELY_OVER_STATES])
    .orderBy('case_id', 'desc')
    .limit(limit)
  if (before !== null) query = query.where('case_id', '<', before)
  return highest([...open, ...(await query.execute()).map((row) => row.case_id)], limit)
}

const highest = (ids: readonly string[], limit: number): string[] => [...new Set(ids)].sort().reverse().slice(0, limit)

/** A grid's tab is read in its own index order: among years of closed cases the open ones are found without passing them. */
async function openCases(
  db: Database,
  communityId: string,
  gridIds: readonly string[],
  before: string | null,
  limit: number,
): Promise<string[]> {
  const found: string[] = []
  for (const gridId of gridIds) {
    for (const tab of openTabs) {
      let query = db
        .selectFrom('cases')
        .select('case_id')
        .where('community_id', '=', communityId)
        .where('grid_id', '=', gridId)
        .where('tab', '=', tab)
        .orderBy('case_id', 'desc')
        .limit(limit)
      if (before !== null) query = query.where('case_id', '<', before)
      for (const row of await query.execute()) found.push(row.case_id)
    }
  }
  return highest(found, limit)
}

/** What the person reported or joined: each table gives its highest, the highest of both make the page. */
async function followedCases(
  db: Database,
  communityId: string,
  personId: string,
  before: string | null,
  limit: number,
): Promise<string[]> {
  const found: string[] = []
  for (const table of ['report_reporters', 'case_joiners'] as const) {
    let query = db
      .selectFrom(table)
      .select('case_id')
      .distinct()
      .where('community_id', '=', communityId)
      .where('person_id', '=', personId)
      .orderBy('case_id', 'desc')
      .limit(limit)
    if (before !== null) query = query.where('case_id', '<', before)
    for (const row of await query.execute()) found.push(row.case_id)
  }
  return highest(found, limit)
}
