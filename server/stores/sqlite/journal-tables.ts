/** All times are integer UTC ms; columns named *_json hold text that `json-text.ts` alone writes and reads. */
export type JournalTables = {
  community_counters: CounterRow
  operations: OperationRow
  reports: ReportRow
  report_reporters: ReportReporterRow
  case_joiners: CaseJoinerRow
  cases: CaseRow
  case_handlers: CaseHandlerRow
  case_events: CaseEventRow
  photos: PhotoRow
  feed: FeedRow
  tombstones: TombstoneRow
  files_to_remove: FileToRemoveRow
  rescues: RescueRow
  plan_versions: PlanVersionRow
}

/** A plan of grids and buildings; `made_at` and `made_by` are null for the one a community began with. */
export type PlanVersionRow = {
  community_id: string
  version: number
  plan_json: string
  made_at: number | null
  made_by: string | null
  /** How many of each it holds. */
  grids: number
  buildings: number
}

/** One row a community: its last sequence number and the epoch that number belongs to. */
export type CounterRow = { community_id: string; seq: number; epoch: string }

/** An act that was carried out, with its answer, so that a replay gets the same one. A report's row is its own operation. */
export type OperationRow = {
  community_id: string
  person_id: string
  op_id: string
  method: string
  path: string
  body_sha256: string
  status: number
  answer_json: string
  received_at: number
}

export type ReportRow = {
  community_id: string
  report_id: string
  case_id: string
  /** The manifest exactly as it came. */
  manifest: string
  manifest_sha256: string
  revision: number
  seq: number
  received_at: number
}

/** Who reported: the only table that knows. */
export type ReportReporterRow = { community_id: string; report_id: string; case_id: string; person_id: string }

/** Who joined a case (我也看到): like who reported, no view reads it but the person's own. */
export type CaseJoinerRow = {
  community_id: string
  case_id: string
  person_id: string
  joined_at: number
  op_id: string
}

export type CaseRow = {
  community_id: string
  case_id: string
  revision: number
  state: string
  /** The desk tab of `state`, kept beside it for the index the tabs are read by. */
  tab: string
  category_id: string | null
  kind: string | null
  /** `none` while the place is unknown. */
  grid_id: string
  place_json: string | null
  words: string
  received_at: number
  taken_at: number | null
  /** Of the leading task (`leadingTask`), for those who look for one. */
  handler_id: string | null
  task: string | null
  due_at: number | null
  rework_count: number
  /** When its promises are to be looked at, 0 at once; null while nothing is to come. Whoever writes a case writes 0. */
  alarm_at: number | null
  /** Of the promise that presses most; written by the look alone. */
  limit_warn_at?: number | null
  limit_due_at?: number | null
  /** When it came to an end state; null while open. */
  ended_at: number | null
  /** The version of the grids it was placed by. */
  plan_version: number
  tasks_json: string
  merged_into: string | null
  before_merge: string | null
  review_at: number | null
  /** 1, 0 or null: nobody said. */
  satisfied: number | null
  objections: number
  recurs_of: string | null
  answered_at: number | null
  accepted_at: number | null
  dispatched_at: number | null
  started_at: number | null
  done_at: number | null
}

/** Who has a task of a case in hand: what a handler's own list is read by. */
export type CaseHandlerRow = { community_id: string; handler_id: string; case_id: string }

export type CaseEventRow = {
  community_id: string
  seq: number
  case_id: string
  revision: number
  type: string
  version: number
  op_id: string
  received_at: number
  claimed_at: number | null
  actor_role: string
  /** Null for a reporter. */
  actor_person: string | null
  payload_json: string
}

export type PhotoRow = {
  community_id: string
  photo_id: string
  case_id: string
  /** Null for evidence. */
  report_id: string | null
  purpose: string
  /** Who declared evidence, as handler or as joiner; null for a reporter, who is found through the report alone. */
  declared_by: string | null
  position: number
  declared_sha256: string
  declared_size: number
  declared_type: string
  state: string
  received_sha256: string | null
  refusal: string | null
  width: number | null
  height: number | null
  evidence_name: string | null
  thumbnail_name: string | null
  /** What it looks like; empty when that says nothing, null while nobody has looked. */
  phash: string | null
}

/** That something changed for an audience. `gone` is 1 when the case left that audience. */
export type FeedRow = { community_id: string; audience: string; seq: number; case_id: string; gone: number }

/** Something forgotten on purpose: `kind` is report, case, photo or operation. */
export type TombstoneRow = {
  community_id: string
  id: string
  kind: string
  sha256: string | null
  forgotten_at: number
}

/** A rendition of a forgotten photo, until its file is gone. */
export type FileToRemoveRow = { community_id: string; name: string }

/** Who carried in whose report, and may therefore send its photos. */
export type RescueRow = { community_id: string; report_id: string; rescued_by: string; rescued_at: number }
