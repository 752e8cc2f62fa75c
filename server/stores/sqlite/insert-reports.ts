import type { CaseRecord, EventPayload } from '../case-record.ts'
import type { NewReport } from '../intake-journal.ts'
import { toCaseRow, toEventRow } from './case-rows.ts'
import type { Database } from './database.ts'
import { outboxRowOf } from './event-outbox.ts'
import { feedRows } from './feed-rows.ts'
import { insertRows } from './insert-rows.ts'
import { enterOnMap } from './map-changes.ts'
import { awaitingPhotoRow } from './photo-rows.ts'
import type { CreatePlan } from './plan-intake.ts'
import { countTabs } from './tab-counts.ts'

/** A case's first revision; every act adds one. */
export const FIRST_REVISION = 1

/**
 * Writes new reports with all that belongs to them, a few statements for the whole batch. A report is its own operation: the
 * key's path holds its id, its hash is the body's, and its event keeps the operation's id.
 */
export async function insertReports(db: Database, plans: readonly CreatePlan[]): Promise<void> {
  await insertRows(db, 'reports', plans.map(reportRow))
  await insertRows(db, 'report_reporters', plans.map(reporterRow))
  const cases = plans.map(({ report }) => newCase(report))
  await insertRows(db, 'cases', cases.map(toCaseRow))
  await enterOnMap(db, cases)
  await countTabs(
    db,
    cases.map((after) => ({ before: null, after })),
  )
  await insertRows(db, 'case_events', plans.map(eventRow))
  await insertRows(db, 'event_outbox', plans.map(outboxRowOf))
  await insertRows(db, 'photos', plans.flatMap(photoRows))
  await insertRows(db, 'feed', plans.flatMap(feedOf))
}

const reportRow = ({ report, seq }: CreatePlan) => ({
  community_id: report.communityId,
  report_id: report.manifest.reportId,
  case_id: report.manifest.caseId,
  manifest: report.text,
  manifest_sha256: report.manifestSha256,
  revision: FIRST_REVISION,
  seq,
  received_at: report.receivedAt,
})

const reporterRow = ({ report }: CreatePlan) => ({
  community_id: report.communityId,
  report_id: report.manifest.reportId,
  case_id: report.manifest.caseId,
  person_id: report.personId,
})

const newCase = (report: NewReport): CaseRecord => ({
  communityId: report.communityId,
  caseId: report.manifest.caseId,
  revision: FIRST_REVISION,
  state: 'submitted',
  categoryId: report.manifest.categoryId,
  kind: report.manifest.kind,
  gridId: report.gridId,
  place: report.manifest.place,
  words: report.manifest.words,
  receivedAt: report.receivedAt,
  takenAt: report.manifest.takenAt,
  tasks: [],
  reworkCount: 0,
  endedAt: null,
  planVersion: report.planVersion,
  mergedInto: null,
  beforeMerge: null,
  reviewAt: null,
  satisfied: null,
  objections: 0,
  recursOf: null,
  milestones: { answeredAt: null, acceptedAt: null, dispatchedAt: null, startedAt: null, doneAt: null },
})

const eventRow = ({ report, seq }: CreatePlan) =>
  toEventRow(
    {
      communityId: report.communityId,
      caseId: report.manifest.caseId,
      revision: FIRST_REVISION,
      type: 'report',
      opId: report.opId,
      receivedAt: report.receivedAt,
      claimedAt: report.manifest.sealedAt,
      role: 'reporter',
      personId: null,
      payload: payloadOf(report),
    },
    seq,
  )

const payloadOf = ({ manifest, rescuedBy }: NewReport): EventPayload => ({
  photoIds: manifest.photos.map((photo) => photo.id),
  ...(rescuedBy !== undefined && { rescuedBy }),
})

const photoRows = ({ report }: CreatePlan) =>
  report.manifest.photos.map((photo, position) =>
    awaitingPhotoRow({
      communityId: report.communityId,
      caseId: report.manifest.caseId,
      reportId: report.manifest.reportId,
      declaredBy: null,
      purpose: 'before',
      photo,
      position,
    }),
  )

const feedOf = ({ report, seq }: CreatePlan) =>
  feedRows({
    communityId: report.communityId,
    seq,
    caseId: report.manifest.caseId,
    reporterIds: [report.personId],
    before: null,
    after: newCase(report),
  })
