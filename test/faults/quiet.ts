import type { RowOptions } from '../../faults/row.ts'

/** A slice that is the same every time, without progress lines. */
export const quiet = (runs: number, seed = 20_261_124): RowOptions => ({ seed, runs, log: () => undefined })
