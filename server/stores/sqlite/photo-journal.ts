import type { PhotoRef } from '../../../domain/photo.ts'
import type { NewEvidence, PhotoJournal } from '../photo-journal.ts'
import type { PhotoRecord } from '../photo-record.ts'
import type { Database } from './database.ts'
import { padToPowerOfTwo } from './id-list.ts'
import { insertRows } from './insert-rows.ts'
import { awaitingPhotoRow, toPhotoRecord } from './photo-rows.ts'
import { reopenPhoto, settlePhoto } from './settle-photo.ts'

type Random = (bytes: number) => Uint8Array

export function sqlitePhotoJournal(db: Database, random: Random): PhotoJournal {
  return {
    async findPhoto(communityId, photoId) {
      return (await findPhotos(db, communityId, [photoId])).get(photoId) ?? null
    },
    async findDeclaredPhoto(communityId, photoId, personId) {
      const photo = (await findPhotos(db, communityId, [photoId])).get(photoId)
      return photo && (await isDeclaredBy(db, photo, personId)) ? photo : null
    },
    declareEvidence: (evidence) => declareEvidence(db, evidence),
    settlePhoto: (communityId, photoId, outcome) => settlePhoto(db, communityId, photoId, outcome, random),
    renditionNames: (communityId) => renditionNames(db, communityId),
    reopenPhoto: (communityId, photoId) => reopenPhoto(db, communityId, photoId, random),
  }
}

async function findPhotos(
  db: Database,
  communityId: string,
  photoIds: readonly string[],
): Promise<Map<string, PhotoRecord>> {
  const rows = await db
    .selectFrom('photos')
    .selectAll()
    .where('community_id', '=', communityId)
    .where('photo_id', 'in', padToPowerOfTwo(photoIds))
    .execute()
  return new Map(rows.map((row) => [row.photo_id, toPhotoRecord(row)]))
}

async function isDeclaredBy(db: Database, photo: PhotoRecord, personId: string): Promise<boolean> {
  if (photo.reportId === null) return photo.declaredBy === personId
  const row = await db
    .selectFrom('report_reporters')
    .select('person_id')
    .where('community_id', '=', photo.communityId)
    .where('case_id', '=', photo.caseId)
    .where('report_id', '=', photo.reportId)
    .executeTakeFirst()
  return row?.person_id === personId || (await hasRescued(db, photo, personId))
}

async function hasRescued(db: Database, { communityId, reportId }: PhotoRecord, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom('rescues')
    .select('rescued_by')
    .where('community_id', '=', communityId)
    .where('report_id', '=', reportId)
    .where('rescued_by', '=', personId)
    .executeTakeFirst()
  return row !== undefined
}

async function renditionNames(db: Database, communityId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('photos')
    .select(['evidence_name', 'thumbnail_name'])
    .where('community_id', '=', communityId)
    .where('evidence_name', 'is not', null)
    .execute()
  return new Set(rows.flatMap((row) => [row.evidence_name, row.thumbnail_name].filter((name) => name !== null)))
}

function declareEvidence(db: Database, evidence: NewEvidence): Promise<PhotoRecord[] | 'key_reused'> {
  const ids = evidence.photos.map((photo) => photo.id)
  return db.transaction().execute(async (trx) => {
    const known = await findPhotos(trx, evidence.communityId, ids)
    const clash = evidence.photos.some((photo) => isOther(known.get(photo.id), photo, evidence))
    if (clash) return 'key_reused'
    const fresh = evidence.photos.filter((photo) => !known.has(photo.id))
    await insertRows(
      trx,
      'photos',
      fresh.map((photo, position) =>
        awaitingPhotoRow({ ...evidence, purpose: purposeOf(evidence), reportId: null, photo, position }),
      ),
    )
    const declared = await findPhotos(trx, evidence.communityId, ids)
    return ids.flatMap((id) => declared.get(id) ?? [])
  })
}

const purposeOf = ({ purpose }: NewEvidence) => purpose ?? 'after'

const isOther = (known: PhotoRecord | undefined, photo: PhotoRef, evidence: NewEvidence): boolean =>
  known !== undefined &&
  (known.caseId !== evidence.caseId ||
    known.declaredBy !== evidence.declaredBy ||
    known.purpose !== purposeOf(evidence) ||
    known.declared.sha256 !== photo.sha256 ||
    known.declared.size !== photo.size ||
    known.declared.type !== photo.type)
