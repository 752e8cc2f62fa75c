import type { EventView } from '../../domain/case-view.ts'
import type { CaseState } from '../../domain/lifecycle.ts'
import type { Role } from '../../domain/person.ts'
import type { Place } from '../../domain/place.ts'
import type { Supplement } from '../../domain/report.ts'
import type { Task } from '../../domain/task.ts'
import type { PhotoRecord } from './photo-record.ts'

/** A case as it stands now. Says nothing of who reported it. */
export type CaseRecord = {
  communityId: string
  caseId: string
  /** Counts the acts taken on it; what `If-Match` compares. */
  revision: number
  state: CaseState
  categoryId: string | null
  kind: string | null
  /** Null while it lies in no grid. */
  gridId: string | null
  place: Place | null
  words: string
  receivedAt: number
  takenAt: number | null
  /** Everybody's part in it, in the order they were given out. */
  tasks: readonly Task[]
  reworkCount: number
  /** When it came to an end state (Unix ms by the server's clock); null while open. */
  endedAt: number | null
  /** The version of the grids (`community.planVersion`) by which `gridId` was found. */
  planVersion: number
  /** The case this one follows, and the state it had before. */
  mergedInto: string | null
  beforeMerge: CaseState | null
  /** Put off (挂账) until then. */
  reviewAt: number | null
  /** What followers said of the end. */
  satisfied: boolean | null
  objections: number
  /** A case of the same kind and place that was closed shortly before this one was accepted (复发). */
  recursOf: string | null
  milestones: Milestones
}

/** When it first came so far (Unix ms by the server's clock); `doneAt` is the last time. Numbers are made of them. */
export type Milestones = {
  /** A leader first said something of it: 立案, 不予受理, 请补充, 并入. */
  answeredAt: number | null
  acceptedAt: number | null
  dispatchedAt: number | null
  startedAt: number | null
  doneAt: number | null
}

/** What an event carries besides who and when: codes, ids and the words somebody wrote for it. */
export type EventPayload = {
  reason?: string
  note?: string
  handlerId?: string
  task?: string
  dueAt?: number | null
  /** On a dispatch: the date is what the category says, not a leader's own; it follows a changed rule. */
  byCategory?: boolean
  taskId?: string
  taskIds?: readonly string[]
  also?: boolean
  replaces?: readonly string[]
  until?: number
  /** How far from the case's place somebody said to stand, whole metres. */
  metres?: number
  /** How sure their phone was of that, whole metres. */
  accuracy?: number
  /** The other case of a merge or a split. */
  otherCaseId?: string
  photoIds?: readonly string[]
  supplement?: Supplement
  /** On a report that came by rescue: who carried it in. */
  rescuedBy?: string
  /** On a `settle` that came with a new plan of grids: its version. */
  planVersion?: number
  settled?: { categoryId?: string; place?: Place; gridId?: string | null }
}

/** One step of a case's history. Appended, never changed. */
export type EventRecord = {
  seq: number
  caseId: string
  revision: number
  type: EventView['type']
  receivedAt: number
  role: Role
  /** Null for a reporter. */
  personId: string | null
  payload: EventPayload
}

/** A case with its history in order and its photos: all that a view is made of. */
export type CaseFile = { case: CaseRecord; events: EventRecord[]; photos: PhotoRecord[] }
