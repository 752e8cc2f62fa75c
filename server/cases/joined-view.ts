import type { MyCase } from '../../domain/case-view.ts'
import type { Community } from '../../domain/community.ts'
import type { Place } from '../../domain/place.ts'
import type { CaseFile, CaseRecord } from '../stores/case-record.ts'
import { followedView } from './followed-view.ts'
import { hasReleasedWork, isJoinersPhoto } from './photo-sight.ts'
import { toldEvents } from './told-events.ts'
import { catalogueKind, photoView, publicPoint, type ViewSource } from './view-parts.ts'

/** The joining this view is for. `at`: Unix ms by the server's clock. */
export type Joining = { personId: string; at: number }

/**
 * A case for somebody who joined it (我也看到): what a neighbour may know of it, the own photos, and what came of it. Nothing that the
 * reporter wrote, showed or did, no place but the public one, no time but that of the own joining and of staff's steps.
 */
export function joinedView({ file, community, root }: ViewSource, joining: Joining): MyCase {
  const found = file.case
  return {
    audience: 'mine',
    joined: true,
    reportId: found.caseId,
    caseId: found.caseId,
    revision: found.revision,
    state: found.state,
    categoryId: found.categoryId,
    kind: catalogueKind(found, community),
    gridId: found.gridId,
    photos: photosFor(file, joining).map(photoView),
    history: toldEvents(file, hasReleasedWork(found)),
    reworkCount: found.reworkCount,
    dueAt: null,
    receivedAt: joining.at,
    words: '',
    place: publicPlace(found, community),
    endedAt: found.endedAt,
    satisfied: found.satisfied,
    ...(root && { into: followedView(root, hasReleasedWork(root.case)) }),
  }
}

/** Own photos that the own joining named; the handler's once somebody went to look at the work. */
function photosFor({ case: found, events, photos }: CaseFile, { personId }: Joining) {
  const cited = new Set(events.flatMap((event) => event.payload.photoIds ?? []))
  return photos.filter((photo) => {
    if (!cited.has(photo.declared.id)) return false
    return isJoinersPhoto(photo) ? photo.declaredBy === personId : photo.purpose === 'after' && hasReleasedWork(found)
  })
}

function publicPlace(found: CaseRecord, community: Community): Place | null {
  const { buildingId, point } = publicPoint(found, community)
  if (!point) return null
  const source = buildingId === null ? 'map' : 'building'
  return { source, ...point, accuracy: null, at: null, buildingId, unit: null, spot: null }
}
