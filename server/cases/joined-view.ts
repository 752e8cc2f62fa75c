import type { EventView, MyCase } from '../../domain/case-view.ts'
import type { Community } from '../../domain/community.ts'
import type { Place } from '../../domain/place.ts'
import type { CaseFile, CaseRecord, EventRecord } from '../stores/case-record.ts'
import { hasReleasedWork, isJoinersPhoto } from './photo-sight.ts'
import { catalogueKind, eventView, photoView, publicPoint, type ViewSource } from './view-parts.ts'

/** The joining this view is for. `at`: Unix ms by the server's clock. */
export type Joining = { personId: string; at: number }

/** Staff's steps that say what came of it. */
const TOLD: ReadonlySet<EventView['type']> = new Set([
  'accept',
  'decline',
  'dispatch',
  'start',
  'return',
  'done',
  'verify',
  'fail',
])
/** Of their words only those that end a case: the others are between the desk and whoever works. */
const WITH_REASON: ReadonlySet<EventView['type']> = new Set(['decline', 'verify'])

/**
 * A case for somebody who joined it (我也看到): what a neighbour may know of it, the own photos, and what came of it. Nothing that the
 * reporter wrote, showed or did, no place but the public one, no time but that of the own joining and of staff's steps.
 */
export function joinedView({ file, community }: ViewSource, joining: Joining): MyCase {
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
    history: file.events.filter((event) => TOLD.has(event.type)).map((event) => joinersEvent(event, file)),
    reworkCount: found.reworkCount,
    dueAt: null,
    receivedAt: joining.at,
    words: '',
    place: publicPlace(found, community),
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

function joinersEvent(event: EventRecord, file: CaseFile): EventView {
  const view = eventView(event, new Map())
  return {
    ...view,
    reason: WITH_REASON.has(event.type) ? view.reason : null,
    photoIds: hasReleasedWork(file.case) ? view.photoIds : [],
  }
}

function publicPlace(found: CaseRecord, community: Community): Place | null {
  const { buildingId, point } = publicPoint(found, community)
  if (!point) return null
  const source = buildingId === null ? 'map' : 'building'
  return { source, ...point, accuracy: null, at: null, buildingId, unit: null, spot: null }
}
