/** What one row of the fault table came to. `ok` is null where this machine could not run it: that row is void. */
export type RowResult = {
  runs: number
  lost: number
  doubled: number
  partial: number
  /** Whatever else was counted. */
  other: Record<string, number>
  /** How often a state that matters was reached: 409, 410, 412, 422, replay, reconcile, 507 … */
  reached: Record<string, number>
  ok: boolean | null
  detail: string
}

export type RowOptions = { seed: number; runs: number; log: (line: string) => void }

/** One kind of fault: what is done to the system, how often, and what must hold afterwards. */
export type FaultRow = {
  number: number
  name: string
  goal: string
  /** Runs in CI, and in the full run. */
  slice: number
  full: number
  /** Keys of `reached` without which a run proved nothing. */
  must: readonly string[]
  run: (options: RowOptions) => Promise<RowResult>
}
