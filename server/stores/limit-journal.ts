import type { Community } from '../../domain/community.ts'
import type { DeadlineAlarm } from '../../domain/deadline-alarm.ts'
import type { TaskPeople } from './notice-journal.ts'

export type AlarmCandidate = { communityId: string; caseId: string }

/** An alarm that was raised already: a promise's event and how far it had come. */
export type RaisedAlarm = Pick<DeadlineAlarm, 'since' | 'stage'>

/** What looking at a case's promises came to. Times Unix ms. */
export type LimitLook = {
  caseId: string
  /** The case as it was looked at; if it moved on meanwhile nothing is written, and it is looked at again. */
  revision: number
  /** Of the promise that presses most: when little time is left, and its end; null where none runs. */
  warnAt: number | null
  dueAt: number | null
  /** When to look again; null when nothing is to come. */
  alarmAt: number | null
  raised: readonly DeadlineAlarm[]
  /** Those of them that people hear of. */
  told: readonly DeadlineAlarm[]
  people: (alarm: DeadlineAlarm) => TaskPeople
}

export type LimitJournal = {
  /** Cases whose promises are to be looked at: something happened to them, or an alarm is due. Of all communities, longest due first. */
  alarmsDue(now: number, limit: number): Promise<AlarmCandidate[]>
  /** What was raised for these cases already. */
  raisedAlarms(communityId: string, caseIds: readonly string[]): Promise<Map<string, RaisedAlarm[]>>
  /**
   * Writes what the looks came to, in one transaction: each alarm once, however often it is offered, into the outbox with what it is
   * about. Nothing is written when the community is no longer of this version: other rules give other times.
   */
  settleLimits(community: Pick<Community, 'id' | 'version'>, looks: readonly LimitLook[], now: number): Promise<void>
  /**
   * Saves a community's new rules if its version is still this one, and has its open cases looked at again.
   * @returns the community as saved; null when somebody else was first
   */
  saveLimits(community: Omit<Community, 'version'>, version: string): Promise<Community | null>
}
