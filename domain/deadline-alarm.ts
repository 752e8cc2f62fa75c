import type { Clock } from './deadline-clock.ts'
import type { Alarm as AlarmStage } from './hearing.ts'

/** That a promise of a case comes to a point where somebody is told. `since` and `stage` make it one of its kind in the case. */
export type DeadlineAlarm = { stage: AlarmStage; kind: Clock['kind']; taskId: string | null; since: number; at: number }

const isRunning = ({ pausedAt, endedAt }: Clock): boolean => pausedAt === null && endedAt === null

/** The alarms of the promises that run, in order; those of a clock that stands still come when it goes on. */
export const alarmsOf = (clocks: readonly Clock[]): DeadlineAlarm[] =>
  clocks
    .filter(isRunning)
    .flatMap(({ kind, taskId, since, warnAt, dueAt, escalateAt }) => {
      const alarm = (stage: AlarmStage, at: number): DeadlineAlarm => ({ stage, kind, taskId, since, at })
      return [
        alarm('due_soon', warnAt),
        alarm('overdue', dueAt),
        ...(escalateAt === null ? [] : [alarm('escalated', escalateAt)]),
      ]
    })
    .sort((a, b) => a.at - b.at)

/** The next moment after `now` at which there is an alarm; null when none is to come. */
export const nextAlarmAt = (clocks: readonly Clock[], now: number): number | null =>
  alarmsOf(clocks).find(({ at }) => at > now)?.at ?? null

/** What presses most of a case: the promise whose end comes first. `paused`: its time stands still. */
export type Limit = Pick<Clock, 'kind' | 'taskId' | 'warnAt' | 'dueAt'> & { paused: boolean }

/** Of the promises that are owed the one whose end comes first; those that run come before those that stand still. */
export function pressingLimit(clocks: readonly Clock[]): Limit | null {
  const [first] = clocks
    .filter(({ endedAt }) => endedAt === null)
    .sort((a, b) => Number(isRunning(b)) - Number(isRunning(a)) || a.dueAt - b.dueAt)
  if (!first) return null
  const { kind, taskId, warnAt, dueAt } = first
  return { kind, taskId, warnAt, dueAt, paused: !isRunning(first) }
}
