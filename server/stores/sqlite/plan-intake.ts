import type { Tombstone } from '../delivery-journal.ts'
import type { NewReport } from '../intake-journal.ts'
import type { Database } from './database.ts'
import { padToPowerOfTwo } from './id-list.ts'
import { planVersionNow } from './plan-version-now.ts'
import { type OwnedReport, readStoredReports } from './stored-reports.ts'
import { tombstones } from './tombstones.ts'

/** A report to be written; it gets its sequence number once all of the batch is planned. */
export type CreatePlan = { kind: 'create'; report: NewReport; seq: number }

/** What a batch makes of each of its reports. `echo` repeats one that the same batch writes. */
export type Plan =
  | CreatePlan
  | { kind: 'echo'; of: CreatePlan }
  | { kind: 'replay'; stored: OwnedReport['report'] }
  | { kind: 'foreign' }
  | { kind: 'gone' }
  | { kind: 'plan_changed' }
  | { kind: 'key_reused'; detail: string }

/** What the database already holds of the ids in a batch. */
export type Known = {
  reports: Map<string, OwnedReport>
  caseIds: Set<string>
  photoIds: Set<string>
  /** Reports forgotten on purpose, with the hash of their manifest. */
  forgotten: Map<string, string | null>
  /** By which grids a report must have been placed. */
  planVersion: number
}

export async function knownTo(db: Database, communityId: string, batch: readonly NewReport[]): Promise<Known> {
  const cases = await db
    .selectFrom('cases')
    .select('case_id')
    .where('community_id', '=', communityId)
    .where('case_id', 'in', padToPowerOfTwo(batch.map((report) => report.manifest.caseId)))
    .execute()
  const photos = await db
    .selectFrom('photos')
    .select('photo_id')
    .where('community_id', '=', communityId)
    .where('photo_id', 'in', padToPowerOfTwo(batch.flatMap((report) => report.manifest.photos.map(({ id }) => id))))
    .execute()
  const reportIds = batch.map((report) => report.manifest.reportId)
  const forgotten = await forgottenOf(db, communityId, batch)
  const idsOfKind = (kind: Tombstone['kind']) => forgotten.filter((one) => one.kind === kind).map(({ id }) => id)
  return {
    reports: await readStoredReports(db, communityId, reportIds),
    caseIds: new Set([...cases.map((row) => row.case_id), ...idsOfKind('case')]),
    photoIds: new Set([...photos.map((row) => row.photo_id), ...idsOfKind('photo')]),
    forgotten: new Map(forgotten.filter(({ kind }) => kind === 'report').map(({ id, sha256 }) => [id, sha256])),
    planVersion: await planVersionNow(db, communityId),
  }
}

/** Tombstones under any of the ids in a batch: what was forgotten on purpose must not come back. */
export function forgottenOf(db: Database, communityId: string, batch: readonly NewReport[]): Promise<Tombstone[]> {
  const ids = batch.flatMap(({ manifest }) => [
    manifest.reportId,
    manifest.caseId,
    ...manifest.photos.map(({ id }) => id),
  ])
  return tombstones(db, communityId, ids)
}

/** Decides for each report in turn; earlier ones of the batch count as known to the later. */
export function planIntake(batch: readonly NewReport[], known: Known): Plan[] {
  const planned = new Map<string, CreatePlan>()
  return batch.map((report) => {
    const plan = decide(report, known, planned)
    if (plan.kind === 'create') remember(plan, known, planned)
    return plan
  })
}

const decide = (report: NewReport, known: Known, planned: ReadonlyMap<string, CreatePlan>): Plan =>
  buried(report, known) ??
  repeated(report, known, planned) ??
  clash(report, known) ??
  createPlan(report, known.planVersion)

export const createPlan = (report: NewReport, planVersion: number): CreatePlan | { kind: 'plan_changed' } =>
  report.planVersion === planVersion ? { kind: 'create', report, seq: 0 } : { kind: 'plan_changed' }

/** Only who has the bytes learns that they were forgotten: the link to the person went with them. */
function buried(report: NewReport, known: Known): Plan | null {
  const sha256 = known.forgotten.get(report.manifest.reportId)
  if (sha256 === undefined) return null
  return sha256 === report.manifestSha256 ? { kind: 'gone' } : { kind: 'foreign' }
}

function repeated(report: NewReport, known: Known, planned: ReadonlyMap<string, CreatePlan>): Plan | null {
  const stored = known.reports.get(report.manifest.reportId)
  const twin = planned.get(report.manifest.reportId)
  const owner = stored?.personId ?? twin?.report.personId
  if (owner === undefined) return null
  if (owner !== report.personId) return { kind: 'foreign' }
  const sha256 = stored?.report.manifestSha256 ?? twin?.report.manifestSha256
  if (sha256 !== report.manifestSha256) return { kind: 'key_reused', detail: 'this report was sent with other bytes' }
  if (stored) return { kind: 'replay', stored: stored.report }
  return twin ? { kind: 'echo', of: twin } : null
}

function clash(report: NewReport, known: Known): Plan | null {
  if (known.caseIds.has(report.manifest.caseId)) return { kind: 'key_reused', detail: 'the case id is taken' }
  const taken = report.manifest.photos.some((photo) => known.photoIds.has(photo.id))
  return taken ? { kind: 'key_reused', detail: 'a photo id is taken' } : null
}

function remember(plan: CreatePlan, known: Known, planned: Map<string, CreatePlan>): void {
  const { manifest } = plan.report
  planned.set(manifest.reportId, plan)
  known.caseIds.add(manifest.caseId)
  for (const photo of manifest.photos) known.photoIds.add(photo.id)
}
