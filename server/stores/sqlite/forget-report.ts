import { paths } from '../../../domain/wire.ts'
import type { CaseRecord } from '../case-record.ts'
import type { Forgotten } from '../delivery-journal.ts'
import { toCaseRecord } from './case-rows.ts'
import { takeNumbers } from './counter.ts'
import type { Database } from './database.ts'
import { goneRows } from './feed-rows.ts'
import { followersOf } from './followers.ts'
import { freeMerged } from './free-merged.ts'
import { insertRows } from './insert-rows.ts'
import type { PhotoRow, TombstoneRow } from './journal-tables.ts'
import { moveOnMap } from './map-changes.ts'
import { countTabs } from './tab-counts.ts'

type Asked = { communityId: string; reportId: string; now: number }

/** Ends the transaction when there is nothing to forget. */
class NotThere extends Error {}

/** Forgets a report whole or not at all; see `DeliveryJournal.forgetReport`. */
export async function forgetReport(
  db: Database,
  asked: Asked,
  random: (bytes: number) => Uint8Array,
): Promise<Forgotten | null> {
  try {
    return await db.transaction().execute((trx) => forget(trx, asked, random))
  } catch (error) {
    if (error instanceof NotThere) return null
    throw error
  }
}

async function forget(trx: Database, asked: Asked, random: (bytes: number) => Uint8Array): Promise<Forgotten> {
  const { communityId, reportId } = asked
  // The first statement writes: a server that writes beside this command then waits instead of failing.
  const { seq } = await takeNumbers(trx, communityId, 1, random)
  const report = await reportOf(trx, communityId, reportId)
  const caseId = report.case_id
  const photos = await trx
    .selectFrom('photos')
    .selectAll()
    .where('community_id', '=', communityId)
    .where('case_id', '=', caseId)
    .execute()
  const operations = await operationsOn(trx, communityId, caseId, report.manifest_sha256)
  await leaveTombstones(trx, asked, [
    { id: reportId, kind: 'report', sha256: report.manifest_sha256 },
    { id: caseId, kind: 'case', sha256: null },
    ...photos.map((photo) => ({ id: photo.photo_id, kind: 'photo', sha256: photo.declared_sha256 })),
    ...operations.map((one) => ({ id: one.op_id, kind: 'operation', sha256: one.body_sha256 })),
  ])
  await freeMerged(trx, { communityId, caseId, now: asked.now }, random)
  const before = await sayGone(trx, communityId, caseId, seq)
  await markFiles(trx, communityId, photos)
  await moveOnMap(trx, { communityId, caseId }, null)
  await countTabs(trx, [{ before, after: null }])
  await removeRows(trx, communityId, reportId, caseId)
  return { communityId, reportId, photoIds: photos.map((photo) => photo.photo_id) }
}

async function reportOf(trx: Database, communityId: string, reportId: string) {
  const report = await trx
    .selectFrom('reports')
    .select(['case_id', 'manifest_sha256'])
    .where('community_id', '=', communityId)
    .where('report_id', '=', reportId)
    .executeTakeFirst()
  if (!report) throw new NotThere()
  const others = await trx
    .selectFrom('reports')
    .select('report_id')
    .where('community_id', '=', communityId)
    .where('case_id', '=', report.case_id)
    .where('report_id', '!=', reportId)
    .executeTakeFirst()
  if (others) throw new Error('a case has two reports: intake lets a case id be taken once')
  return report
}

/** Every operation has its event; an act's hash stands with the operation, the report's is the manifest's. */
async function operationsOn(trx: Database, communityId: string, caseId: string, manifestSha256: string) {
  const events = await trx
    .selectFrom('case_events')
    .select(['op_id', 'type'])
    .where('community_id', '=', communityId)
    .where('case_id', '=', caseId)
    .execute()
  const acts = await trx
    .selectFrom('operations')
    .select(['op_id', 'body_sha256'])
    .where('community_id', '=', communityId)
    .where('path', '=', actsPath(caseId))
    .execute()
  const hashes = new Map(acts.map((act) => [act.op_id, act.body_sha256]))
  return events.map(({ op_id, type }) => ({
    op_id,
    body_sha256: type === 'report' ? manifestSha256 : (hashes.get(op_id) ?? null),
  }))
}

/** The path under which acts on a case were carried out: part of their key. */
const actsPath = paths.acts

type Left = Pick<TombstoneRow, 'id' | 'kind' | 'sha256'>

async function leaveTombstones(trx: Database, { communityId, now }: Asked, left: readonly Left[]): Promise<void> {
  for (const { id, kind, sha256 } of left) {
    await trx
      .insertInto('tombstones')
      .values({ community_id: communityId, id, kind, sha256, forgotten_at: now })
      .onConflict((conflict) => conflict.doNothing()) // the same operation id on two paths
      .execute()
  }
}

/** Everybody who was told of the case is told that it is gone; older rows about it go with it. */
async function sayGone(trx: Database, communityId: string, caseId: string, seq: number): Promise<CaseRecord> {
  const row = await trx
    .selectFrom('cases')
    .selectAll()
    .where('community_id', '=', communityId)
    .where('case_id', '=', caseId)
    .executeTakeFirst()
  if (!row) throw new Error('a report belongs to no case')
  const reporterIds = await followersOf(trx, communityId, caseId)
  await trx.deleteFrom('feed').where('community_id', '=', communityId).where('case_id', '=', caseId).execute()
  const before = toCaseRecord(row)
  await insertRows(trx, 'feed', goneRows({ communityId, seq, caseId, reporterIds, before }))
  return before
}

async function markFiles(trx: Database, communityId: string, photos: readonly PhotoRow[]): Promise<void> {
  const names = photos.flatMap((photo) => [photo.evidence_name, photo.thumbnail_name])
  const rows = names.filter((name) => name !== null).map((name) => ({ community_id: communityId, name }))
  await insertRows(trx, 'files_to_remove', rows)
}

const KEYED_BY_CASE = [
  'photos',
  'case_events',
  'event_outbox',
  'inbox',
  'deliveries',
  'report_reporters',
  'case_joiners',
  'case_handlers',
  'case_alarms',
  'case_releases',
  'reports',
  'cases',
] as const

async function removeRows(trx: Database, communityId: string, reportId: string, caseId: string): Promise<void> {
  // A database of an earlier version holds a report's operation in this table as well.
  const keyed = [paths.report(reportId), actsPath(caseId)]
  await trx.deleteFrom('operations').where('community_id', '=', communityId).where('path', 'in', keyed).execute()
  for (const table of KEYED_BY_CASE) {
    await trx.deleteFrom(table).where('community_id', '=', communityId).where('case_id', '=', caseId).execute()
  }
  await trx.deleteFrom('rescues').where('community_id', '=', communityId).where('report_id', '=', reportId).execute()
}
