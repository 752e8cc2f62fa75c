import type { Told } from './ledger.ts'
import type { Tally } from './wire.ts'

/** What a client process is sent to do. */
export type Errand = {
  /** The module of the core that begins each report. */
  begins: string
  /** The one that finds it half sent after an update, and ends it. The same one where nothing is updated. */
  ends: string
  serverUrl: string
  /** The secret of the sign-in link. */
  secret: string
  runs: number
  seed: number
  mark: string
}

/** What it brings back, on one line of its output. */
export type Brought = { told: Told[]; actsTold: number; stuck: number; tally: Tally }

export const BROUGHT = 'brought '
