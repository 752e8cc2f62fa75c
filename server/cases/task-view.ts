import type { EventView, TaskCase } from '../../domain/case-view.ts'
import type { EventRecord } from '../stores/case-record.ts'
import type { PhotoRecord } from '../stores/photo-record.ts'
import { isJoinersPhoto } from './photo-sight.ts'
import {
  catalogueKind,
  cutToHour,
  eventView,
  photoView,
  publicPoint,
  type ViewSource,
  withoutJoinings,
} from './view-parts.ts'

/**
 * A case for its handler. Nothing in it comes from the reporter but the pictures, the building, the category and the hour:
 * no words, no unit, no spot, no second, and of the reporter's own steps only that they were taken.
 */
export function taskView({ file, names, community }: ViewSource): TaskCase {
  const found = file.case
  return {
    audience: 'task',
    caseId: found.caseId,
    revision: found.revision,
    state: found.state,
    categoryId: found.categoryId,
    kind: catalogueKind(found, community),
    gridId: found.gridId,
    photos: file.photos.filter((photo) => isForHandler(photo, found.handlerId)).map(photoView),
    history: withoutJoinings(file.events).map((event) => taskEvent(event, names)),
    reworkCount: found.reworkCount,
    dueAt: found.dueAt,
    reportedHour: cutToHour(found.receivedAt),
    task: found.task ?? '',
    ...publicPoint(found, community),
  }
}

/** The report's photos and the handler's own evidence, sent or still on its way. */
const isForHandler = (photo: PhotoRecord, handlerId: string | null) =>
  photo.declaredBy === null || (photo.declaredBy === handlerId && !isJoinersPhoto(photo))

const taskEvent = (event: EventRecord, names: ReadonlyMap<string, string>): EventView =>
  event.role === 'reporter'
    ? {
        seq: event.seq,
        type: event.type,
        at: cutToHour(event.receivedAt),
        role: 'reporter',
        name: null,
        reason: null,
        photoIds: [],
      }
    : eventView(event, names)
