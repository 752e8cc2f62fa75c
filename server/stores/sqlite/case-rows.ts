import { UNPLACED_GRID } from '../../../domain/grid.ts'
import { type CaseState, DESK_TAB_NAMES, DESK_TABS, type DeskTab } from '../../../domain/lifecycle.ts'
import type { Place } from '../../../domain/place.ts'
import { leadingTask, type Task } from '../../../domain/task.ts'
import type { CaseRecord, EventRecord } from '../case-record.ts'
import { liveHandlers } from '../live-handlers.ts'
import type { CaseEventRow, CaseHandlerRow, CaseRow } from './journal-tables.ts'
import { decodeJson, encodeJson } from './json-text.ts'

/** Bumped when the payload of an event type changes its shape. */
export const EVENT_VERSION = 1

export function toCaseRow(record: CaseRecord): CaseRow {
  const leading = leadingTask(record.tasks)
  const { answeredAt, acceptedAt, dispatchedAt, startedAt, doneAt } = record.milestones
  return {
    community_id: record.communityId,
    case_id: record.caseId,
    revision: record.revision,
    state: record.state,
    tab: tabOf(record.state),
    category_id: record.categoryId,
    kind: record.kind,
    grid_id: record.gridId ?? UNPLACED_GRID,
    place_json: record.place && encodeJson(record.place),
    words: record.words,
    received_at: record.receivedAt,
    taken_at: record.takenAt,
    handler_id: leading?.handlerId ?? null,
    task: leading?.text ?? null,
    due_at: leading?.dueAt ?? null,
    rework_count: record.reworkCount,
    alarm_at: 0,
    ended_at: record.endedAt,
    plan_version: record.planVersion,
    tasks_json: encodeJson(record.tasks),
    merged_into: record.mergedInto,
    before_merge: record.beforeMerge,
    review_at: record.reviewAt,
    satisfied: record.satisfied === null ? null : Number(record.satisfied),
    objections: record.objections,
    recurs_of: record.recursOf,
    answered_at: answeredAt,
    accepted_at: acceptedAt,
    dispatched_at: dispatchedAt,
    started_at: startedAt,
    done_at: doneAt,
  }
}

export function toCaseRecord(row: CaseRow): CaseRecord {
  return {
    communityId: row.community_id,
    caseId: row.case_id,
    revision: row.revision,
    state: row.state as CaseState, // written by toCaseRow alone
    categoryId: row.category_id,
    kind: row.kind,
    gridId: row.grid_id === UNPLACED_GRID ? null : row.grid_id,
    place: row.place_json === null ? null : decodeJson<Place>(row.place_json),
    words: row.words,
    receivedAt: row.received_at,
    takenAt: row.taken_at,
    tasks: row.tasks_json === NO_TASKS ? [] : decodeJson<Task[]>(row.tasks_json),
    reworkCount: row.rework_count,
    endedAt: row.ended_at,
    planVersion: row.plan_version,
    mergedInto: row.merged_into,
    beforeMerge: row.before_merge as CaseState | null, // as state
    reviewAt: row.review_at,
    satisfied: row.satisfied === null ? null : row.satisfied === 1,
    objections: row.objections,
    recursOf: row.recurs_of,
    milestones: {
      answeredAt: row.answered_at,
      acceptedAt: row.accepted_at,
      dispatchedAt: row.dispatched_at,
      startedAt: row.started_at,
      doneAt: row.done_at,
    },
  }
}

/** As `encodeJson` writes it: nearly every case has none when it is read first. */
const NO_TASKS = '[]'

/** Who has a part of the case in hand. */
export const handlerRows = ({ communityId, caseId, tasks }: CaseRecord): CaseHandlerRow[] =>
  liveHandlers(tasks).map((handlerId) => ({ community_id: communityId, handler_id: handlerId, case_id: caseId }))

/** What of an event is known before its place in the order is. */
export type NewEvent = Omit<EventRecord, 'seq'> & { communityId: string; opId: string; claimedAt: number | null }

export const toEventRow = (event: NewEvent, seq: number): CaseEventRow => ({
  community_id: event.communityId,
  seq,
  case_id: event.caseId,
  revision: event.revision,
  type: event.type,
  version: EVENT_VERSION,
  op_id: event.opId,
  received_at: event.receivedAt,
  claimed_at: event.claimedAt,
  actor_role: event.role,
  actor_person: event.personId,
  payload_json: encodeJson(event.payload),
})

export const toEventRecord = (row: CaseEventRow): EventRecord => ({
  seq: row.seq,
  caseId: row.case_id,
  revision: row.revision,
  type: row.type as EventRecord['type'], // written by toEventRow alone
  receivedAt: row.received_at,
  role: row.actor_role as EventRecord['role'], // as above
  personId: row.actor_person,
  payload: decodeJson(row.payload_json),
})

const tabs = new Map<CaseState, DeskTab>(
  DESK_TAB_NAMES.flatMap((tab) => DESK_TABS[tab].map((state): [CaseState, DeskTab] => [state, tab])),
)

/** The desk's tab that shows a state. */
export function tabOf(state: CaseState): DeskTab {
  const tab = tabs.get(state)
  if (!tab) throw new Error(`no desk tab shows the state ${state}`)
  return tab
}
