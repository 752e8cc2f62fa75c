import type { FaultRow, RowResult } from './row.ts'

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
