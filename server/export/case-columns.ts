import { keptDeadline } from '../numbers/tally.ts'
import type { ListedCase } from '../stores/numbers-journal.ts'
import { type Column, moment, number, text } from './cell.ts'
import type { Names } from './names.ts'
import { HOUR_MS } from './shanghai-text.ts'
import { words } from './words.ts'

const heads = words.columns
/** The random end of a UUIDv7: its beginning tells when the phone made it. */
export const caseNumber = (caseId: string): string => caseId.slice(-12)
const yesNo = (value: boolean | null) => text(value === null ? null : value ? words.yes : words.no)
const opinion = (value: boolean | null) => text(value === null ? null : value ? words.satisfied : words.unsatisfied)

/**
 * A list of cases as it may leave the system: what a handler may know (building not unit, the hour it came in, no words of a
 * report), and what staff did. Nothing in it comes from who reported but category and place.
 * @param now Unix ms, for what is late by then
 */
export function caseColumns(names: Names, now: number): Column<ListedCase>[] {
  return [
    { heading: heads.id, width: 14, cell: ({ caseId }) => text(caseNumber(caseId)) },
    { heading: heads.state, width: 10, cell: ({ state }) => text(words.states[state]) },
    { heading: heads.category, width: 16, cell: ({ categoryId }) => text(names.category(categoryId)) },
    { heading: heads.kind, width: 14, cell: ({ categoryId, kind }) => text(names.kind(categoryId, kind)) },
    { heading: heads.checklist, width: 22, cell: ({ categoryId }) => text(names.checklist(categoryId)) },
    { heading: heads.grid, width: 12, cell: ({ gridId }) => text(names.grid(gridId)) },
    { heading: heads.building, width: 12, cell: ({ place }) => text(names.building(place?.buildingId ?? null)) },
    { heading: heads.received, width: 17, cell: ({ receivedAt }) => moment(cutToHour(receivedAt)) },
    { heading: heads.accepted, width: 17, cell: ({ acceptedAt }) => moment(acceptedAt) },
    { heading: heads.dispatched, width: 17, cell: ({ dispatchedAt }) => moment(dispatchedAt) },
    { heading: heads.started, width: 17, cell: ({ startedAt }) => moment(startedAt) },
    { heading: heads.done, width: 17, cell: ({ doneAt }) => moment(doneAt) },
    { heading: heads.ended, width: 17, cell: ({ state, endedAt }) => moment(endOf(state, endedAt)) },
    { heading: heads.handler, width: 14, cell: ({ handlerId }) => text(names.handler(handlerId)) },
    { heading: heads.task, width: 40, cell: ({ task }) => text(task) },
    { heading: heads.dueAt, width: 17, cell: ({ dueAt }) => moment(dueAt) },
    { heading: heads.onTime, width: 8, cell: (one) => yesNo(keptDeadline(one, now)) },
    { heading: heads.reworks, width: 10, cell: ({ reworkCount }) => number(reworkCount) },
    { heading: heads.recurring, width: 8, cell: ({ recursOf }) => yesNo(recursOf !== null) },
    { heading: heads.satisfied, width: 10, cell: ({ satisfied }) => opinion(satisfied) },
    { heading: heads.objections, width: 12, cell: ({ objections }) => number(objections) },
  ]
}

const cutToHour = (at: number) => Math.floor(at / HOUR_MS) * HOUR_MS
/** When a reporter withdrew is the reporter's own act: the hour will do. */
const endOf = (state: ListedCase['state'], at: number | null) =>
  at !== null && state === 'withdrawn' ? cutToHour(at) : at
