import type { FaultRow, RowResult } from './row.ts'
import { unreached, verdictOf } from './verdict.ts'

const WIDTHS = [3, 44, 8, 6, 8, 8, 9, 8] as const
const HEAD = ['#', 'fault', 'runs', 'lost', 'doubled', 'partial', 'seconds', 'verdict']

const line = (cells: readonly (string | number)[]): string =>
  cells
    .map((cell, at) => (at === 1 ? String(cell).padEnd(WIDTHS[at]) : String(cell).padStart(WIDTHS[at] ?? 8)))
    .join(' ')
    .trimEnd()

export const tableHead = (): string => line(HEAD)

/** One row of the table; under it what else was counted, and why it is void or fails. */
export function tableRow(row: FaultRow, result: RowResult, seconds: number): string {
  const { runs, lost, doubled, partial } = result
  const lines = [line([row.number, row.name, runs, lost, doubled, partial, seconds.toFixed(1), verdictOf(row, result)])]
  const counted = { ...result.reached, ...result.other }
  if (Object.keys(counted).length > 0) lines.push(`      ${listed(counted)}`)
  const missing = unreached(row, result)
  if (missing.length > 0) lines.push(`      never reached: ${missing.join(', ')}`)
  if (result.detail) lines.push(`      ${result.detail}`)
  return lines.join('\n')
}

const listed = (counts: Record<string, number>): string =>
  Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(' · ')
