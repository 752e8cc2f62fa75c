import type { CaseState } from '../../domain/lifecycle.ts'
import { type Figures, MILESTONES, type Milestone } from '../../domain/numbers.ts'
import type { CountedCase } from '../stores/numbers-journal.ts'
import { newSketch, note, percentile, type Sketch } from './sketch.ts'

type Counts = Omit<Figures, 'times'>

/** Figures in the making. Its size does not grow with the cases added. */
export type Tally = { counts: Counts; times: Record<Milestone, Sketch> }

const COLUMN = {
  answered: 'answeredAt',
  accepted: 'acceptedAt',
  dispatched: 'dispatchedAt',
  started: 'startedAt',
  done: 'doneAt',
  ended: 'endedAt',
} as const satisfies Record<Milestone, keyof CountedCase>

const NOTHING: Counts = {
  received: 0,
  decided: 0,
  accepted: 0,
  ended: 0,
  closed: 0,
  dueJudged: 0,
  onTime: 0,
  done: 0,
  reworked: 0,
  reworks: 0,
  recurring: 0,
  answered: 0,
  satisfied: 0,
  objections: 0,
}

const each = <T>(make: (milestone: Milestone) => T) =>
  Object.fromEntries(MILESTONES.map((one) => [one, make(one)])) as Record<Milestone, T> // a key for each

export const newTally = (): Tally => ({ counts: { ...NOTHING }, times: each(newSketch) })

/** Counts one case in. @param now Unix ms: what is open and past its deadline by then is late */
export function addCase({ counts, times }: Tally, one: CountedCase, now: number): void {
  const isDuplicate = one.state === 'merged' // neither accepted nor refused: its root is
  const onTime = keptDeadline(one, now)
  counts.received++
  const isAccepted = one.acceptedAt !== null && !isDuplicate
  if (isAccepted || one.state === 'declined') counts.decided++
  if (isAccepted) counts.accepted++
  if (one.endedAt !== null) counts.ended++
  if (one.state === 'closed') counts.closed++
  if (onTime !== null) counts.dueJudged++
  if (onTime === true) counts.onTime++
  if (one.doneAt !== null) counts.done++
  if (one.reworkCount > 0) counts.reworked++
  counts.reworks += one.reworkCount
  if (one.recursOf !== null) counts.recurring++
  if (one.satisfied !== null || one.objections > 0) counts.answered++
  if (one.satisfied === true) counts.satisfied++
  counts.objections += one.objections
  for (const milestone of MILESTONES) {
    const at = one[COLUMN[milestone]]
    if (at !== null) note(times[milestone], at - one.receivedAt)
  }
}

/** In these somebody still has to work on it, also on what was handed in once and sent back. */
const BEING_DONE: ReadonlySet<CaseState> = new Set(['accepted', 'dispatched', 'in_progress'])

/** Whether the fix deadline was met; null while that is open or put off (挂账), and where there was none to meet. */
export function keptDeadline({ state, dueAt, doneAt }: CountedCase, now: number): boolean | null {
  if (dueAt === null || state === 'suspended') return null
  if (BEING_DONE.has(state)) return dueAt < now ? false : null
  return doneAt === null ? null : doneAt <= dueAt
}

export const figuresOf = ({ counts, times }: Tally): Figures => ({
  ...counts,
  times: each((milestone) => {
    const sketch = times[milestone]
    return { count: sketch.count, median: percentile(sketch, 0.5), p90: percentile(sketch, 0.9) }
  }),
})
