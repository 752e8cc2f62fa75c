import type { PhotoReceipt } from '../../domain/photo.ts'
import type { ReportManifest } from '../../domain/report.ts'

/** A sealed report on its way in, checked but not yet written. */
export type NewReport = {
  communityId: string
  personId: string
  opId: string
  manifest: ReportManifest
  /** The manifest exactly as it came, and the SHA-256 of those bytes. */
  text: string
  manifestSha256: string
  gridId: string | null
  /** The version of the grids by which `gridId` was found. */
  planVersion: number
  receivedAt: number
  /** Who carried it in for the person, when it came by rescue. */
  rescuedBy?: string
}

/** A report that is on durable storage, with where its photos stand now. */
export type StoredReport = {
  reportId: string
  caseId: string
  manifestSha256: string
  revision: number
  epoch: string
  seq: number
  receivedAt: number
  photos: PhotoReceipt[]
}

export type IntakeOutcome =
  | { kind: 'created' | 'replayed'; report: StoredReport }
  /** The report id is somebody else's: nothing may be said about it. */
  | { kind: 'foreign' }
  /** These very bytes were here and were forgotten on purpose. */
  | { kind: 'gone' }
  /** The grids changed since `gridId` was found: nothing is written, the caller finds it anew. */
  | { kind: 'plan_changed' }
  /** Own report, other bytes; or a case or photo id that already stands for something else. */
  | { kind: 'key_reused'; detail: string }

export type IntakeJournal = {
  /**
   * Writes a report once: report, reporter, case, event, photos, feed and operation together, or none of it.
   * Resolves after the commit is durable; reports that arrive together may share one commit, and one that cannot be
   * written rejects alone.
   */
  takeIn(report: NewReport): Promise<IntakeOutcome>
  /** The person's own report; null for an unknown or foreign id. */
  findReport(communityId: string, personId: string, reportId: string): Promise<StoredReport | null>
}
