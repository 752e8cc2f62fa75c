import type { DeskCase } from '../../domain/case-view.ts'
import type { Community } from '../../domain/community.ts'
import { dueAt } from '../../domain/work-calendar.ts'
import type { CaseRecord } from '../stores/case-record.ts'
import { citedPhotos, eventView, photoView, type ViewSource } from './view-parts.ts'

/** A case for leader, supervisor and admin: everything but who reported it. */
export function deskView({ file, names, community, oldGrids }: ViewSource): DeskCase {
  const found = file.case
  return {
    audience: 'desk',
    caseId: found.caseId,
    revision: found.revision,
    state: found.state,
    categoryId: found.categoryId,
    kind: found.kind,
    gridId: found.gridId,
    photos: citedPhotos(file).map(photoView),
    history: file.events.map((event) => eventView(event, names)),
    reworkCount: found.reworkCount,
    dueAt: found.dueAt,
    receivedAt: found.receivedAt,
    takenAt: found.takenAt,
    words: found.words,
    place: found.place,
    handlerId: found.handlerId,
    handlerName: found.handlerId === null ? null : (names.get(found.handlerId) ?? null),
    task: found.task,
    acknowledgeBy: acknowledgeBy(found, community),
    seenBy: file.events.filter((event) => event.type === 'join').length, // a person joins once
    planVersion: found.planVersion,
    ...oldGridName(found, oldGrids),
  }
}

/** A case keeps the name its grid had on its day. */
function oldGridName({ planVersion, gridId }: CaseRecord, oldGrids: ViewSource['oldGrids']): { gridName?: string } {
  const name = gridId === null ? undefined : oldGrids?.get(planVersion)?.get(gridId)
  return name === undefined ? {} : { gridName: name }
}

function acknowledgeBy(found: CaseRecord, community: Community): number | null {
  const category = community.categories.find((one) => one.id === found.categoryId)
  return category ? dueAt(found.receivedAt, category.acknowledgeWithin, community.calendar) : null
}
