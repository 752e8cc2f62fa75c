import type { PhotoRef } from '../../../domain/photo.ts'
import type { PhotoRecord, PhotoRefusal, PhotoState } from '../photo-record.ts'
import type { PhotoRow } from './journal-tables.ts'

type Declared = {
  communityId: string
  caseId: string
  reportId: string | null
  declaredBy: string | null
  purpose: PhotoRecord['purpose']
  photo: PhotoRef
  position: number
}

/** The row of a photo whose bytes have not come yet. */
export const awaitingPhotoRow = ({
  communityId,
  caseId,
  reportId,
  declaredBy,
  purpose,
  photo,
  position,
}: Declared): PhotoRow => ({
  community_id: communityId,
  photo_id: photo.id,
  case_id: caseId,
  report_id: reportId,
  purpose,
  declared_by: declaredBy,
  position,
  declared_sha256: photo.sha256,
  declared_size: photo.size,
  declared_type: photo.type,
  state: 'awaiting',
  received_sha256: null,
  refusal: null,
  width: null,
  height: null,
  evidence_name: null,
  thumbnail_name: null,
  phash: null,
})

/** Columns with a closed set of values are written by this part's own types alone; hence the `as`. */
export const toPhotoRecord = (row: PhotoRow): PhotoRecord => ({
  communityId: row.community_id,
  caseId: row.case_id,
  reportId: row.report_id,
  purpose: row.purpose as PhotoRecord['purpose'],
  declaredBy: row.declared_by,
  declared: {
    id: row.photo_id,
    sha256: row.declared_sha256,
    size: row.declared_size,
    type: row.declared_type as PhotoRef['type'],
  },
  state: row.state as PhotoState,
  receivedSha256: row.received_sha256,
  refusal: row.refusal as PhotoRefusal | null,
  width: row.width,
  height: row.height,
  evidenceName: row.evidence_name,
  thumbnailName: row.thumbnail_name,
})
