import type { Plan } from '../../domain/plan.ts'

/** A plan being edited, with what can be taken back and done again. Plans are never changed in place. */
export type PlanHistory = { plan: Plan; past: readonly Plan[]; future: readonly Plan[] }

/** Steps that can be taken back; each shares everything it did not change with the next. */
const STEPS_MAX = 100

export const beginHistory = (plan: Plan): PlanHistory => ({ plan, past: [], future: [] })

export const change = ({ plan, past }: PlanHistory, next: Plan): PlanHistory =>
  next === plan ? { plan, past, future: [] } : { plan: next, past: [...past, plan].slice(-STEPS_MAX), future: [] }

export function undo(history: PlanHistory): PlanHistory {
  const before = history.past.at(-1)
  if (!before) return history
  return { plan: before, past: history.past.slice(0, -1), future: [history.plan, ...history.future] }
}

export function redo(history: PlanHistory): PlanHistory {
  const [next, ...future] = history.future
  return next ? { plan: next, past: [...history.past, history.plan], future } : history
}
