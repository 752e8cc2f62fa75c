import { UNPLACED_GRID } from '../../../domain/grid.ts'
import { type CaseState, DESK_TAB_NAMES, DESK_TABS, type DeskTab } from '../../../domain/lifecycle.ts'
import type { Place } from '../../../domain/place.ts'
import type { CaseRecord, EventRecord } from '../case-record.ts'
import type { CaseEventRow, CaseRow } from './journal-tables.ts'
import { decodeJson, encodeJson } from './json-text.ts'

/** Bumped when the payload of an event type changes its shape. */
export const EVENT_VERSION = 1

export function toCaseRow(record: CaseRecord): CaseRow {
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
    handler_id: record.handlerId,
    task: record.task,
    due_at: record.dueAt,
    rework_count: record.reworkCount,
    ended_at: record.endedAt,
    plan_version: record.planVersion,
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
    handlerId: row.handler_id,
    task: row.task,
    dueAt: row.due_at,
    reworkCount: row.rework_count,
    endedAt: row.ended_at,
    planVersion: row.plan_version,
  }
}

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

function tabOf(state: CaseState): DeskTab {
  const tab = tabs.get(state)
  if (!tab) throw new Error(`no desk tab shows the state ${state}`)
  return tab
}
