import type { DeskCase, EventView, MergedCase } from '../../domain/case-view.ts'
import { pressingLimit } from '../../domain/deadline-alarm.ts'
import { leadingTask } from '../../domain/task.ts'
import { acknowledgeBy, caseClocks, rulesOf, withEnds } from '../deadlines/case-clocks.ts'
import type { CaseFile, CaseRecord, EventRecord } from '../stores/case-record.ts'
import { citedPhotos, eventView, photoView, type ViewSource } from './view-parts.ts'

/** A case for leader, supervisor and admin: everything but who reported it. */
export function deskView({ file, names, community, oldGrids, merged = [], recurrences }: ViewSource): DeskCase {
  const found = file.case
  const clocks = caseClocks(file, rulesOf(community))
  const tasks = withEnds(found.tasks, clocks)
  const leading = leadingTask(tasks)
  const nameOf = (personId: string) => names.get(personId) ?? null
  return {
    audience: 'desk',
    caseId: found.caseId,
    revision: found.revision,
    state: found.state,
    categoryId: found.categoryId,
    kind: found.kind,
    gridId: found.gridId,
    photos: citedPhotos(file).map(photoView),
    history: file.events.map((event) => deskEvent(event, names)),
    reworkCount: found.reworkCount,
    dueAt: leading?.dueAt ?? null,
    receivedAt: found.receivedAt,
    takenAt: found.takenAt,
    words: found.words,
    place: found.place,
    handlerId: leading?.handlerId ?? null,
    handlerName: leading && nameOf(leading.handlerId),
    task: leading?.text ?? null,
    tasks: tasks.map((task) => ({ ...task, handlerName: nameOf(task.handlerId) })),
    reviewAt: found.reviewAt,
    mergedInto: found.mergedInto,
    beforeMerge: found.beforeMerge,
    merged: merged.map(mergedView),
    endedAt: found.endedAt,
    satisfied: found.satisfied,
    objections: found.objections,
    recursOf: found.recursOf,
    recurs: recurrences?.get(found.caseId) ?? null,
    acknowledgeBy: acknowledgeBy(clocks),
    limit: pressingLimit(clocks),
    seenBy: file.events.filter((event) => event.type === 'join').length, // a person joins once
    planVersion: found.planVersion,
    ...oldGridName(found, oldGrids),
  }
}

/** The desk also reads to whom it went, and with which case it was put together. */
function deskEvent(event: EventRecord, names: ReadonlyMap<string, string>): EventView {
  const { handlerId, otherCaseId } = event.payload
  const to = handlerId === undefined ? undefined : names.get(handlerId)
  return {
    ...eventView(event, names),
    ...(to !== undefined && { to }),
    ...(otherCaseId !== undefined && { otherCaseId }),
  }
}

const mergedView = (file: CaseFile): MergedCase => ({
  caseId: file.case.caseId,
  receivedAt: file.case.receivedAt,
  words: file.case.words,
  place: file.case.place,
  photos: citedPhotos(file).map(photoView),
})

/** A case keeps the name its grid had on its day. */
function oldGridName({ planVersion, gridId }: CaseRecord, oldGrids: ViewSource['oldGrids']): { gridName?: string } {
  const name = gridId === null ? undefined : oldGrids?.get(planVersion)?.get(gridId)
  return name === undefined ? {} : { gridName: name }
}
