import type { CaseJournal, NewAct, OperationKey, StoredOperation } from '../case-journal.ts'
import type { CaseRecord } from '../case-record.ts'
import { toCaseRecord } from './case-rows.ts'
import { commitAct } from './commit-act.ts'
import type { Database } from './database.ts'
import { joinedCases } from './followers.ts'
import { padToPowerOfTwo } from './id-list.ts'
import { decodeJson } from './json-text.ts'
import { mergedUnder } from './merged-under.ts'
import { readFiles } from './read-files.ts'

type Random = (bytes: number) => Uint8Array

export function sqliteCaseJournal(db: Database, random: Random): CaseJournal {
  return {
    findOperation: (key) => findOperation(db, key),
    findCase: (communityId, caseId) => findCase(db, communityId, caseId),
    readFiles: (communityId, caseIds) => readFiles(db, communityId, caseIds),
    ownReports: (communityId, personId, caseIds) => ownReports(db, communityId, personId, caseIds),
    joinedCases: (communityId, personId, caseIds) => joinedCases(db, communityId, personId, caseIds),
    mergedUnder: (communityId, caseIds) => mergedUnder(db, communityId, caseIds),
    commitAct: (act: NewAct) => commitAct(db, act, random),
  }
}

async function findOperation(db: Database, key: OperationKey): Promise<StoredOperation | null> {
  const row = await db
    .selectFrom('operations')
    .select(['body_sha256', 'status', 'answer_json'])
    .where('community_id', '=', key.communityId)
    .where('person_id', '=', key.personId)
    .where('op_id', '=', key.opId)
    .where('method', '=', key.method)
    .where('path', '=', key.path)
    .executeTakeFirst()
  if (!row) return null
  return { bodySha256: row.body_sha256, status: row.status, answer: decodeJson(row.answer_json) }
}

async function findCase(db: Database, communityId: string, caseId: string): Promise<CaseRecord | null> {
  const row = await db
    .selectFrom('cases')
    .selectAll()
    .where('community_id', '=', communityId)
    .where('case_id', '=', caseId)
    .executeTakeFirst()
  return row ? toCaseRecord(row) : null
}

async function ownReports(
  db: Database,
  communityId: string,
  personId: string,
  caseIds: readonly string[],
): Promise<Map<string, string>> {
  if (caseIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('report_reporters')
    .select(['case_id', 'report_id'])
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .where('case_id', 'in', padToPowerOfTwo(caseIds))
    .execute()
  return new Map(rows.map((row) => [row.case_id, row.report_id]))
}
