import type { CaseFile, CaseRecord, EventRecord } from './case-record.ts'

/** The scope in which an operation happens once. */
export type OperationKey = { communityId: string; personId: string; opId: string; method: string; path: string }

export type StoredOperation = { bodySha256: string; status: number; answer: unknown }

/** Another case that a step changes with its own: each is written only if it still is as it was read. */
export type AlsoChanged = {
  before: CaseRecord
  /** Its revision is one higher. */
  after: CaseRecord
  event: Pick<EventRecord, 'type' | 'role' | 'personId' | 'payload'>
}

/** A step decided but not yet written. */
export type NewAct = {
  key: OperationKey
  bodySha256: string
  /** The case as it was read when the step was decided. */
  before: CaseRecord
  /** The case as the step leaves it; its revision is one higher, unless somebody only joins. */
  after: CaseRecord
  event: Pick<EventRecord, 'type' | 'role' | 'personId' | 'payload'>
  /** What the step does to other cases, in the same transaction. */
  others?: readonly AlsoChanged[]
  /** Whoever takes the step joins the case by it. Nobody else is told, and the revision stays: nothing else changes. */
  joins?: true
  receivedAt: number
  status: number
  /** The answer to store with the operation. */
  answer: (head: { seq: number; epoch: string }) => unknown
}

export type ActOutcome = { kind: 'written'; answer: unknown } | { kind: 'conflict' }

export type CaseJournal = {
  findOperation(key: OperationKey): Promise<StoredOperation | null>
  findCase(communityId: string, caseId: string): Promise<CaseRecord | null>
  /** The cases with history and photos, in the order of the ids; unknown ids are left out. */
  readFiles(communityId: string, caseIds: readonly string[]): Promise<CaseFile[]>
  /** Which of these cases the person reported, with the report's id. */
  ownReports(communityId: string, personId: string, caseIds: readonly string[]): Promise<Map<string, string>>
  /** Which of these cases the person joined, and when (Unix ms). */
  joinedCases(communityId: string, personId: string, caseIds: readonly string[]): Promise<Map<string, number>>
  /** All that was merged into each of these cases, also by way of another; cases without any are left out. */
  mergedUnder(communityId: string, caseIds: readonly string[]): Promise<Map<string, string[]>>
  /**
   * Writes a step: case, event, operation with its answer and feed in one transaction. `conflict` when the case moved on
   * since `before` was read, the operation was carried out meanwhile, or who joins had joined; nothing is written then.
   */
  commitAct(act: NewAct): Promise<ActOutcome>
}
