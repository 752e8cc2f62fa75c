import type { EventView, TaskCase } from '../../domain/case-view.ts'
import type { EventRecord } from '../stores/case-record.ts'
import { cutToHour, eventView, photoView, publicPoint, type ViewSource } from './view-parts.ts'

/**
 * A case for its handler. Nothing in it comes from the reporter but the pictures, the building, the category and the hour:
 * no words, no unit, no spot, no second, and of the reporter's own steps only that they were taken.
 */
export function taskView({ file, names, community }: ViewSource): TaskCase {
  const found = file.case
  const category = community.categories.find((one) => one.id === found.categoryId)
  return {
    audience: 'task',
    caseId: found.caseId,
    revision: found.revision,
    state: found.state,
    categoryId: found.categoryId,
    // The phone may send any text as a kind; only one from the catalogue cannot carry a message.
    kind: category?.kinds.find((kind) => kind === found.kind) ?? null,
    gridId: found.gridId,
    photos: file.photos.filter((photo) => isForHandler(photo.declaredBy, found.handlerId)).map(photoView),
    history: file.events.map((event) => taskEvent(event, names)),
    reworkCount: found.reworkCount,
    dueAt: found.dueAt,
    reportedHour: cutToHour(found.receivedAt),
    task: found.task ?? '',
    ...publicPoint(found, community),
  }
}

/** The report's photos and the handler's own evidence, sent or still on its way. */
const isForHandler = (declaredBy: string | null, handlerId: string | null) =>
  declaredBy === null || declaredBy === handlerId

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
