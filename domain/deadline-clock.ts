import type { DeadlineEvent, DeadlineRules } from './deadline.ts'
import { afterWork, dueAt, workBetween } from './work-calendar.ts'

/** One promise: that a case is looked at, or that it is fixed, by a moment. All times Unix ms. */
export type Clock = {
  kind: 'acknowledge' | 'fix'
  /** Whose task; null for what the case as a whole was promised. */
  taskId: string | null
  /** The event that set it. What is said of a promise (soon, late) is said once for each. */
  since: number
  startedAt: number
  /** Three quarters of its working time are over. */
  warnAt: number
  dueAt: number
  /** The admin is told; null where the calendar has no working time left for it. */
  escalateAt: number | null
  /** Since when it stands still; null while it runs. */
  pausedAt: number | null
  /** When it was kept, or fell away; null while it is owed. */
  endedAt: number | null
}

type Set = {
  kind: Clock['kind']
  taskId: string | null
  event: Pick<DeadlineEvent, 'seq' | 'receivedAt'>
  /** A length of working time … */
  within?: string | null
  /** … or the end itself. */
  dueAt?: number | null
}

/** Which part of the working time may pass before it is said that little is left. */
const WARN_AT = 0.75

/** A promise from this event on; none where nothing is promised or the calendar has no such moment. */
export function setClock({ kind, taskId, event, within, dueAt: chosen }: Set, rules: DeadlineRules): Clock[] {
  const startedAt = event.receivedAt
  const end = within ? dueAt(startedAt, within, rules.calendar) : (chosen ?? null)
  if (end === null) return []
  const room = workBetween(startedAt, end, rules.calendar)
  return [
    {
      kind,
      taskId,
      since: event.seq,
      startedAt,
      warnAt: room === 0 ? end : (afterWork(startedAt, Math.floor(room * WARN_AT), rules.calendar) ?? end),
      dueAt: end,
      escalateAt: dueAt(end, rules.escalateAfter, rules.calendar),
      pausedAt: null,
      endedAt: null,
    },
  ]
}

export const ended = (clock: Clock, at: number): Clock => (clock.endedAt === null ? { ...clock, endedAt: at } : clock)

/** Goes on at `at` with the working time that was left when it stopped. What had passed by then has passed. */
export function resumed(clock: Clock, at: number, rules: DeadlineRules): Clock {
  const { pausedAt, endedAt } = clock
  if (pausedAt === null || endedAt !== null) return clock
  const moved = (moment: number) => later(moment, pausedAt, at, rules)
  const end = moved(clock.dueAt)
  const wasOver = clock.dueAt <= pausedAt
  const escalateAt = clock.escalateAt !== null && wasOver ? moved(clock.escalateAt) : null
  return {
    ...clock,
    pausedAt: null,
    warnAt: moved(clock.warnAt),
    dueAt: end,
    escalateAt: wasOver ? escalateAt : dueAt(end, rules.escalateAfter, rules.calendar),
  }
}

/** Standing still outside working time changes nothing, and never makes an end come sooner: one that was chosen may lie after work. */
function later(moment: number, pausedAt: number, at: number, { calendar }: DeadlineRules): number {
  const left = workBetween(pausedAt, moment, calendar)
  return left === 0 ? moment : Math.max(moment, afterWork(at, left, calendar) ?? moment)
}
