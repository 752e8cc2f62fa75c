import type { CaseFile } from '../case-record.ts'
import { toCaseRecord, toEventRecord } from './case-rows.ts'
import type { Database } from './database.ts'
import { padToPowerOfTwo } from './id-list.ts'
import { toPhotoRecord } from './photo-rows.ts'

/** Cases with history and photos in three statements, in the order of the ids. */
export async function readFiles(db: Database, communityId: string, caseIds: readonly string[]): Promise<CaseFile[]> {
  if (caseIds.length === 0) return []
  const ids = padToPowerOfTwo(caseIds)
  const files = new Map<string, CaseFile>()
  for (const row of await caseRows(db, communityId, ids)) {
    files.set(row.case_id, { case: toCaseRecord(row), events: [], photos: [] })
  }
  for (const row of await eventRows(db, communityId, ids)) files.get(row.case_id)?.events.push(toEventRecord(row))
  for (const row of await photoRows(db, communityId, ids)) files.get(row.case_id)?.photos.push(toPhotoRecord(row))
  return caseIds.flatMap((id) => files.get(id) ?? [])
}

const caseRows = (db: Database, communityId: string, ids: readonly string[]) =>
  db.selectFrom('cases').selectAll().where('community_id', '=', communityId).where('case_id', 'in', ids).execute()

const eventRows = (db: Database, communityId: string, ids: readonly string[]) =>
  db
    .selectFrom('case_events')
    .selectAll()
    .where('community_id', '=', communityId)
    .where('case_id', 'in', ids)
    .orderBy('seq')
    .execute()

/** Before photos first, each group in the order it was declared. */
const photoRows = (db: Database, communityId: string, ids: readonly string[]) =>
  db
    .selectFrom('photos')
    .selectAll()
    .where('community_id', '=', communityId)
    .where('case_id', 'in', ids)
    .orderBy('purpose', 'desc')
    .orderBy('position')
    .execute()
