import type { RowResult } from './row.ts'

/** States the protocol rests on. A table of which no row came to one of them has not shown what it is for. */
export const STATES = ['409', '410', '412', '422', 'replay', 'reconcile', '507'] as const
export type State = (typeof STATES)[number]

/** How often each of them was reached, over all rows that ran. */
export const stateTotals = (rows: readonly Pick<RowResult, 'reached'>[]): Record<State, number> =>
  Object.fromEntries(
    STATES.map((state) => [state, rows.reduce((sum, { reached }) => sum + (reached[state] ?? 0), 0)]),
  ) as Record<State, number> // one entry for each of STATES, made just above

/** Those no row came to. */
export const statesNeverReached = (totals: Record<State, number>): State[] => STATES.filter((state) => !totals[state])

/** The last line of a run. */
export const statesLine = (totals: Record<State, number>): string =>
  `states reached over these rows: ${STATES.map((state) => `${state} ${totals[state]}`).join(' · ')}`
