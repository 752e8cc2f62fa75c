import type { CaseState } from '../../domain/lifecycle.ts'
import type { Place } from '../../domain/place.ts'
import type { DeskPosition, DeskReach } from './desk-journal.ts'

/** What of a case is counted and timed. Unix ms; null: has not happened. */
export type CountedCase = {
  caseId: string
  state: CaseState
  gridId: string | null
  categoryId: string | null
  handlerId: string | null
  receivedAt: number
  /** A leader first said something of it. */
  answeredAt: number | null
  acceptedAt: number | null
  dispatchedAt: number | null
  startedAt: number | null
  /** The last time. */
  doneAt: number | null
  endedAt: number | null
  dueAt: number | null
  reworkCount: number
  /** What the reporter said of the outcome; null: nothing. */
  satisfied: boolean | null
  objections: number
  /** The case it repeats (复发). */
  recursOf: string | null
}

/** What a list of cases for use outside says of one. Nothing of who reported it, nor in which words. */
export type ListedCase = CountedCase & { kind: string | null; place: Place | null; task: string | null }

/** Cases received from `from` up to but not at `to`. Null is all of them; `categoryId` '' those without one. */
export type ReceivedRange = { from: number; to: number }
export type ReceivedQuery = ReceivedRange & {
  reach: DeskReach
  gridId: string | null
  categoryId: string | null
  after: DeskPosition | null
  /** Cases of the community that are looked at, whether they are meant or not: what a call costs at most. */
  limit: number
}

/** Those of the cases looked at that are meant, in the order they came in; `next` null at the end. */
export type ReceivedPage<Row> = { cases: Row[]; looked: number; next: DeskPosition | null }

export type PhotoCounts = { before: number; after: number }

export type NumbersJournal = {
  counted(communityId: string, query: ReceivedQuery): Promise<ReceivedPage<CountedCase>>
  listed(communityId: string, query: ReceivedQuery): Promise<ReceivedPage<ListedCase>>
  /** How many cases of the community came in, whoever may see them: what pages will look at. */
  countReceived(communityId: string, range: ReceivedRange): Promise<number>
  /** Stored pictures of these cases: the reports', and those of how it is now. Cases without any are left out. */
  photoCounts(communityId: string, caseIds: readonly string[]): Promise<Map<string, PhotoCounts>>
}
