import type { FaultRow } from './row.ts'
import { cutWireRow } from './row-01-cut-wire.ts'
import { clocksRow } from './row-08-clocks.ts'
import { feedOrderRow } from './row-11-feed.ts'
import { soakRow } from './row-12-soak.ts'

/** Every row of the fault table, by its number. */
export const ROWS: readonly FaultRow[] = [cutWireRow, clocksRow, feedOrderRow, soakRow]
