import type { PhotoReceipt } from '../../../domain/photo.ts'
import type { StoredReport } from '../intake-journal.ts'
import { photoReceipt } from '../photo-record.ts'
import type { Database } from './database.ts'
import { padToPowerOfTwo } from './id-list.ts'
import type { ReportRow } from './journal-tables.ts'
import { toPhotoRecord } from './photo-rows.ts'

export type OwnedReport = { personId: string; report: Omit<StoredReport, 'epoch'> }

/** The reports among these ids that are stored, each with its owner and where its photos stand. */
export async function readStoredReports(
  db: Database,
  communityId: string,
  reportIds: readonly string[],
): Promise<Map<string, OwnedReport>> {
  if (reportIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('reports as r')
    .innerJoin('report_reporters as who', (join) =>
      join
        .onRef('who.community_id', '=', 'r.community_id')
        .onRef('who.case_id', '=', 'r.case_id')
        .onRef('who.report_id', '=', 'r.report_id'),
    )
    .select(['r.report_id', 'r.case_id', 'r.manifest_sha256', 'r.revision', 'r.seq', 'r.received_at', 'who.person_id'])
    .where('r.community_id', '=', communityId)
    .where('r.report_id', 'in', padToPowerOfTwo(reportIds))
    .execute()
  const photos = await readPhotoReceipts(db, communityId, rows)
  return new Map(
    rows.map((row) => [row.report_id, { personId: row.person_id, report: toReport(row, photos.get(row.report_id)) }]),
  )
}

const toReport = (
  row: Omit<ReportRow, 'community_id' | 'manifest'>,
  photos: PhotoReceipt[] = [],
): OwnedReport['report'] => ({
  reportId: row.report_id,
  caseId: row.case_id,
  manifestSha256: row.manifest_sha256,
  revision: row.revision,
  seq: row.seq,
  receivedAt: row.received_at,
  photos,
})

async function readPhotoReceipts(
  db: Database,
  communityId: string,
  reports: readonly { case_id: string }[],
): Promise<Map<string, PhotoReceipt[]>> {
  const byReport = new Map<string, PhotoReceipt[]>()
  if (reports.length === 0) return byReport
  const rows = await db
    .selectFrom('photos')
    .selectAll()
    .where('community_id', '=', communityId)
    .where('case_id', 'in', padToPowerOfTwo(reports.map((report) => report.case_id)))
    .orderBy('position')
    .execute()
  for (const row of rows) {
    if (row.report_id === null) continue
    const list = byReport.get(row.report_id) ?? []
    list.push(photoReceipt(toPhotoRecord(row)))
    byReport.set(row.report_id, list)
  }
  return byReport
}
