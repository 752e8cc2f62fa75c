import type { FaultRow } from './row.ts'

/** Every row of the fault table, by its number. */
export const ROWS: readonly FaultRow[] = []
