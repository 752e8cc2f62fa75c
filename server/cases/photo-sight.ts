import type { CaseRecord } from '../stores/case-record.ts'
import type { PhotoRecord } from '../stores/photo-record.ts'
import type { Relation } from './relation.ts'

/** Sent by somebody who joined the case: shows the problem, like a report's, but belongs to no report. */
export const isJoinersPhoto = ({ reportId, purpose }: PhotoRecord): boolean => reportId === null && purpose === 'before'

/** The handler's work was looked at on the spot: from then on who joined may see its pictures. */
export const hasReleasedWork = ({ state }: CaseRecord): boolean => state === 'closed'

/**
 * Whether a person with this relation to the case may see this photo at this moment. A joiner's photo is for the desk and its own
 * joiner alone: neither the reporter nor the handler learns that somebody joined.
 */
export function maySeePhoto(photo: PhotoRecord, found: CaseRecord, relation: Relation, personId: string): boolean {
  if (relation.desk) return true
  if (isJoinersPhoto(photo)) return relation.joinedAt !== null && photo.declaredBy === personId
  if (relation.handler || relation.reportId !== null) return true
  if (relation.merged && photo.purpose === 'after') return true
  const joined = relation.joinedAt !== null || relation.joinedMerged
  return joined && photo.purpose === 'after' && hasReleasedWork(found)
}
