import type { FaultRow, RowResult } from './row.ts'
import { statesNeverReached, stateTotals } from './states.ts'

/** `void`: this run proves nothing, because it could not run or never came to a state it is about. */
export type Verdict = 'holds' | 'FAILS' | 'void'

/** The states a row must have come to and did not. */
export const unreached = (row: FaultRow, result: RowResult): string[] =>
  row.must.filter((state) => !result.reached[state])

/** A failure stays a failure, whatever was not reached; silence about a state that matters is no success. */
export function verdictOf(row: FaultRow, result: RowResult): Verdict {
  if (result.ok === false || result.lost + result.doubled + result.partial > 0) return 'FAILS'
  return result.ok === null || unreached(row, result).length > 0 ? 'void' : 'holds'
}

type Judged = { number: number; reached: RowResult['reached']; verdict: Verdict }

/**
 * Of a whole run. With every row of the table in it, each of STATES must have been reached by some row; rows picked out
 * answer for their own `must` alone.
 */
export function verdictOverall(judged: readonly Judged[], table: readonly Pick<FaultRow, 'number'>[]): Verdict {
  if (judged.some(({ verdict }) => verdict === 'FAILS')) return 'FAILS'
  const all = table.every(({ number }) => judged.some((one) => one.number === number))
  const isVoid = judged.length === 0 || judged.some(({ verdict }) => verdict === 'void')
  return isVoid || (all && statesNeverReached(stateTotals(judged)).length > 0) ? 'void' : 'holds'
}
