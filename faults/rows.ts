import type { FaultRow } from './row.ts'
import { cutWireRow } from './row-01-cut-wire.ts'
import { killedServerRow } from './row-02-killed-server.ts'
import { powerLossRow } from './row-03-power-loss.ts'
import { clocksRow } from './row-08-clocks.ts'
import { restoreRow } from './row-10-restore.ts'
import { feedOrderRow } from './row-11-feed.ts'
import { soakRow } from './row-12-soak.ts'

/** Every row of the fault table, by its number. */
export const ROWS: readonly FaultRow[] = [
  cutWireRow,
  killedServerRow,
  powerLossRow,
  clocksRow,
  restoreRow,
  feedOrderRow,
  soakRow,
]
