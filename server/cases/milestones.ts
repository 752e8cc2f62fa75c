import type { ActName } from '../../domain/lifecycle.ts'
import type { Milestones } from '../stores/case-record.ts'

/** Which steps are which milestone's first; 已处理 counts each time, since work that failed was not done. */
const FIRSTS: Partial<Record<ActName, readonly (keyof Milestones)[]>> = {
  accept: ['answeredAt', 'acceptedAt'],
  decline: ['answeredAt'],
  ask: ['answeredAt'],
  merge: ['answeredAt'],
  dispatch: ['dispatchedAt'],
  start: ['startedAt'],
}

/** The milestones after a step taken at `now` (Unix ms). */
export function milestonesAfter(before: Milestones, act: ActName, now: number): Milestones {
  const after = { ...before, ...((act === 'done' || act === 'resolve') && { doneAt: now }) }
  for (const name of FIRSTS[act] ?? []) after[name] ??= now
  return after
}
