import type { EventView, TaskCase } from '../../domain/case-view.ts'
import { leadingTask, stateForHandler } from '../../domain/task.ts'
import { caseClocks, rulesOf, withEnds } from '../deadlines/case-clocks.ts'
import type { CaseFile, EventRecord } from '../stores/case-record.ts'
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
export function taskView({ file, names, community }: ViewSource, handlerId: string): TaskCase {
  const found = file.case
  const clocks = caseClocks(file, rulesOf(community))
  const own = leadingTask(withEnds(found.tasks, clocks).filter((task) => task.handlerId === handlerId))
  return {
    audience: 'task',
    caseId: found.caseId,
    revision: found.revision,
    state: stateForHandler(found.state, found.tasks, handlerId),
    categoryId: found.categoryId,
    kind: catalogueKind(found, community),
    gridId: found.gridId,
    photos: photosFor(file, handlerId).map(photoView),
    history: withoutOthers(file, handlerId).map((event) => taskEvent(event, names)),
    reworkCount: own?.reworkCount ?? found.reworkCount,
    dueAt: own?.dueAt ?? null,
    reportedHour: cutToHour(found.receivedAt),
    task: own?.text ?? '',
    ...(own && { taskId: own.taskId, extension: own.extension }),
    ...publicPoint(found, community),
  }
}

/** The report's photos, the handler's own evidence, sent or still on its way, and what was shown when work had to be done again. */
function photosFor({ events, photos }: CaseFile, handlerId: string): PhotoRecord[] {
  const shown = new Set(events.flatMap(({ type, payload }) => (type === 'fail' ? (payload.photoIds ?? []) : [])))
  const isFor = (photo: PhotoRecord) =>
    photo.declaredBy === null ||
    (photo.declaredBy === handlerId && !isJoinersPhoto(photo)) ||
    shown.has(photo.declared.id)
  return photos.filter(isFor)
}

/** What concerns another task of the case is between the desk and its handler. */
function withoutOthers({ case: found, events }: CaseFile, handlerId: string): EventRecord[] {
  const own = new Set(found.tasks.filter((task) => task.handlerId === handlerId).map((task) => task.taskId))
  const isOwn = ({ payload: { taskId, taskIds } }: EventRecord) =>
    taskId !== undefined ? own.has(taskId) : taskIds === undefined || taskIds.some((id) => own.has(id))
  return withoutJoinings(events).filter(isOwn)
}

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
