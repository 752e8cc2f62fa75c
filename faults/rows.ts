import type { FaultRow } from './row.ts'
import { cutWireRow } from './row-01-cut-wire.ts'
import { killedServerRow } from './row-02-killed-server.ts'
import { powerLossRow } from './row-03-power-loss.ts'
import { killBrowserRow } from './row-04-kill-browser.ts'
import { tabsRow } from './row-05-tabs.ts'
import { networkModelRow } from './row-06-network-model.ts'
import { quotaRow } from './row-07-quota.ts'
import { clocksRow } from './row-08-clocks.ts'
import { pairsRow } from './row-09-pairs.ts'
import { restoreRow } from './row-10-restore.ts'
import { feedOrderRow } from './row-11-feed.ts'
import { soakRow } from './row-12-soak.ts'

/** Every row of the fault table, by its number. */
export const ROWS: readonly FaultRow[] = [
  cutWireRow,
  killedServerRow,
  powerLossRow,
  killBrowserRow,
  tabsRow,
  networkModelRow,
  quotaRow,
  clocksRow,
  pairsRow,
  restoreRow,
  feedOrderRow,
  soakRow,
]
