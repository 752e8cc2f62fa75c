import type { PhotoOutcome } from '../photo-journal.ts'
import type { PhotoRecord } from '../photo-record.ts'
import { toCaseRecord } from './case-rows.ts'
import { takeNumbers } from './counter.ts'
import type { Database } from './database.ts'
import { feedRows } from './feed-rows.ts'
import { followersOf } from './followers.ts'
import { insertRows } from './insert-rows.ts'
import type { PhotoRow } from './journal-tables.ts'
import { toPhotoRecord } from './photo-rows.ts'

type Random = (bytes: number) => Uint8Array

/** Records what became of a photo and tells the case's audiences in the same transaction; see `PhotoJournal.settlePhoto`. */
export function settlePhoto(
  db: Database,
  communityId: string,
  photoId: string,
  outcome: PhotoOutcome,
  random: Random,
): Promise<PhotoRecord> {
  return db.transaction().execute(async (trx) => {
    const row = await trx
      .updateTable('photos')
      .set(columnsOf(outcome))
      .where('community_id', '=', communityId)
      .where('photo_id', '=', photoId)
      .where('state', '!=', 'stored')
      .returningAll()
      .executeTakeFirst()
    if (!row) return readPhoto(trx, communityId, photoId)
    await announce(trx, communityId, row.case_id, random)
    return toPhotoRecord(row)
  })
}

/** Undoes `stored` for a photo whose file is gone; see `PhotoJournal.reopenPhoto`. */
export function reopenPhoto(db: Database, communityId: string, photoId: string, random: Random): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const row = await trx
      .updateTable('photos')
      .set({
        ...columnsOf({ state: 'awaiting' }),
        width: null,
        height: null,
        evidence_name: null,
        thumbnail_name: null,
        phash: null,
      })
      .where('community_id', '=', communityId)
      .where('photo_id', '=', photoId)
      .where('state', '=', 'stored')
      .returning('case_id')
      .executeTakeFirst()
    if (row) await announce(trx, communityId, row.case_id, random)
  })
}

const columnsOf = (outcome: PhotoOutcome): Partial<PhotoRow> => ({
  state: outcome.state,
  received_sha256: outcome.state === 'awaiting' ? null : outcome.receivedSha256,
  refusal: outcome.state === 'refused' ? outcome.refusal : null,
  ...(outcome.state === 'stored' && {
    width: outcome.width,
    height: outcome.height,
    evidence_name: outcome.evidenceName,
    thumbnail_name: outcome.thumbnailName,
    phash: outcome.hash,
  }),
})

async function readPhoto(trx: Database, communityId: string, photoId: string): Promise<PhotoRecord> {
  const row = await trx
    .selectFrom('photos')
    .selectAll()
    .where('community_id', '=', communityId)
    .where('photo_id', '=', photoId)
    .executeTakeFirst()
  if (!row) throw new Error('a photo was settled that nobody declared')
  return toPhotoRecord(row)
}

async function announce(trx: Database, communityId: string, caseId: string, random: Random): Promise<void> {
  const row = await trx
    .selectFrom('cases')
    .selectAll()
    .where('community_id', '=', communityId)
    .where('case_id', '=', caseId)
    .executeTakeFirst()
  if (!row) throw new Error('a photo belongs to no case')
  const now = toCaseRecord(row)
  const { seq } = await takeNumbers(trx, communityId, 1, random)
  const reporterIds = await followersOf(trx, communityId, caseId)
  await insertRows(trx, 'feed', feedRows({ communityId, seq, caseId, reporterIds, before: now, after: now }))
}
