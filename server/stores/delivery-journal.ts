import type { StoredReport } from './intake-journal.ts'

/** Something forgotten on purpose. `sha256`: of the manifest, the photo's declared bytes or the act's body; null for a case. */
export type Tombstone = { kind: 'report' | 'case' | 'photo' | 'operation'; id: string; sha256: string | null }

/** An operation the server carried out for somebody. */
export type CarriedOut = { opId: string; method: string; path: string; bodySha256: string }

export type Forgotten = { communityId: string; reportId: string; photoIds: string[] }

/** What keeps delivery honest over years: what is here, what was forgotten for good, who carried in whose report. */
export type DeliveryJournal = {
  /** The person's own reports among these ids. */
  ownStoredReports(
    communityId: string,
    personId: string,
    reportIds: readonly string[],
  ): Promise<Map<string, Omit<StoredReport, 'epoch'>>>
  /** What was carried out for the person under these operation ids. */
  ownOperations(communityId: string, personId: string, opIds: readonly string[]): Promise<CarriedOut[]>
  /** Tombstones under these ids, of any kind. */
  tombstones(communityId: string, ids: readonly string[]): Promise<Tombstone[]>
  /** From now on this person may also send the photos of the report. Noting it twice is no error. */
  noteRescue(communityId: string, reportId: string, rescuedBy: string, now: number): Promise<void>
  /** Which communities hold a report of this id. */
  communitiesWithReport(reportId: string): Promise<string[]>
  /**
   * Removes a report with its case, events, photos and the link to who reported; leaves tombstones of the ids, operation
   * ids and hashes, and tells the case's audiences that it is gone. One transaction. Null when there is no such report.
   */
  forgetReport(communityId: string, reportId: string, now: number): Promise<Forgotten | null>
  /** Renditions of forgotten photos that may still lie in the photo store. */
  filesToRemove(): Promise<{ communityId: string; name: string }[]>
  /** The file is gone for certain. */
  fileRemoved(communityId: string, name: string): Promise<void>
}
