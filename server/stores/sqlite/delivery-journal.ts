import type { CarriedOut, DeliveryJournal } from '../delivery-journal.ts'
import type { Database } from './database.ts'
import { forgetReport } from './forget-report.ts'
import { padToPowerOfTwo } from './id-list.ts'
import { readStoredReports } from './stored-reports.ts'
import { tombstones } from './tombstones.ts'

type Random = (bytes: number) => Uint8Array

export function sqliteDeliveryJournal(db: Database, random: Random): DeliveryJournal {
  return {
    async ownStoredReports(communityId, personId, reportIds) {
      const stored = await readStoredReports(db, communityId, reportIds)
      const own = [...stored].filter(([, found]) => found.personId === personId)
      return new Map(own.map(([id, found]) => [id, found.report]))
    },
    ownOperations: (communityId, personId, opIds) => ownOperations(db, communityId, personId, opIds),
    tombstones: (communityId, ids) => tombstones(db, communityId, ids),
    noteRescue: (communityId, reportId, rescuedBy, now) => noteRescue(db, communityId, reportId, rescuedBy, now),
    async communitiesWithReport(reportId) {
      const rows = await db.selectFrom('reports').select('community_id').where('report_id', '=', reportId).execute()
      return rows.map((row) => row.community_id)
    },
    forgetReport: (communityId, reportId, now) => forgetReport(db, { communityId, reportId, now }, random),
    async filesToRemove() {
      const rows = await db.selectFrom('files_to_remove').selectAll().execute()
      return rows.map(({ community_id, name }) => ({ communityId: community_id, name }))
    },
    async fileRemoved(communityId, name) {
      await db.deleteFrom('files_to_remove').where('community_id', '=', communityId).where('name', '=', name).execute()
    },
  }
}

async function ownOperations(
  db: Database,
  communityId: string,
  personId: string,
  opIds: readonly string[],
): Promise<CarriedOut[]> {
  if (opIds.length === 0) return []
  const rows = await db
    .selectFrom('operations')
    .select(['op_id', 'method', 'path', 'body_sha256'])
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .where('op_id', 'in', padToPowerOfTwo(opIds))
    .execute()
  return rows.map((row) => ({ opId: row.op_id, method: row.method, path: row.path, bodySha256: row.body_sha256 }))
}

async function noteRescue(db: Database, communityId: string, reportId: string, rescuedBy: string, now: number) {
  await db
    .insertInto('rescues')
    .values({ community_id: communityId, report_id: reportId, rescued_by: rescuedBy, rescued_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
