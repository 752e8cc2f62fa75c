import type { EventView } from '../../domain/case-view.ts'
import type { CaseState } from '../../domain/lifecycle.ts'
import type { Role } from '../../domain/person.ts'
import type { Place } from '../../domain/place.ts'
import type { Supplement } from '../../domain/report.ts'
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
  handlerId: string | null
  task: string | null
  dueAt: number | null
  reworkCount: number
  /** When it came to an end state (Unix ms by the server's clock); null while open. */
  endedAt: number | null
  /** The version of the grids (`community.planVersion`) by which `gridId` was found. */
  planVersion: number
}

/** What an event carries besides who and when: codes, ids and the words somebody wrote for it. */
export type EventPayload = {
  reason?: string
  note?: string
  handlerId?: string
  task?: string
  dueAt?: number | null
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
