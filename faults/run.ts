import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readArguments } from './arguments.ts'
import { machine } from './machine.ts'
import { resultsFolder } from './results-folder.ts'
import type { FaultRow, RowResult } from './row.ts'
import { ROWS } from './rows.ts'
import { statesLine, statesNeverReached, stateTotals } from './states.ts'
import { tableHead, tableRow } from './table.ts'
import { type Verdict, verdictOf, verdictOverall } from './verdict.ts'

type Finding = Omit<FaultRow, 'run'> & RowResult & { verdict: Verdict; seconds: number }

/**
 * Runs the fault table, or the rows asked for: a line each, one of the states reached, and all of it in
 * `faults/results/latest.json`.
 * @returns whether every promise held; a void row or run is no success
 */
export async function runFaults(words: readonly string[]): Promise<boolean> {
  const wish = readArguments(words, ROWS, Date.now() % 1_000_000)
  if (typeof wish === 'string') {
    console.error(wish)
    return false
  }
  const started = new Date()
  console.log(`seed ${wish.seed}${wish.full ? ', full run' : ''}, ${started.toISOString()}\n${tableHead()}`)
  const findings: Finding[] = []
  for (const row of ROWS.filter(({ number }) => wish.rows?.includes(number) ?? true)) {
    findings.push(await runRow(row, wish.runs ?? (wish.full ? row.full : row.slice), wish.seed))
    const [states, verdict] = [stateTotals(findings), verdictOverall(findings, ROWS)]
    const about = { seed: wish.seed, full: wish.full, date: started.toISOString(), machine: machine() }
    writeResults({ ...about, rows: findings, states, verdict })
  }
  return sayOverall(findings)
}

function sayOverall(findings: readonly Finding[]): boolean {
  const totals = stateTotals(findings)
  const verdict = verdictOverall(findings, ROWS)
  console.log(statesLine(totals))
  const never = statesNeverReached(totals)
  if (verdict === 'void' && never.length > 0 && findings.length === ROWS.length)
    console.log(`the whole run is void: no row came to ${never.join(', ')}`)
  return verdict === 'holds'
}

async function runRow(row: FaultRow, runs: number, seed: number): Promise<Finding> {
  const start = performance.now()
  const result = await attempt(row, runs, seed)
  const seconds = (performance.now() - start) / 1000
  console.log(tableRow(row, result, seconds))
  const { number, name, goal, slice, full, must } = row
  return { number, name, goal, slice, full, must, ...result, verdict: verdictOf(row, result), seconds }
}

/** A row that breaks has not held, and says why. */
async function attempt(row: FaultRow, runs: number, seed: number): Promise<RowResult> {
  try {
    return await row.run({ seed, runs, log: (text) => console.error(`  [${row.number}] ${text}`) })
  } catch (error) {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return { runs: 0, lost: 0, doubled: 0, partial: 0, other: {}, reached: {}, ok: false, detail }
  }
}

/** Written after every row: a run of hours that is stopped keeps what it found. */
function writeResults(results: object): void {
  writeFileSync(join(resultsFolder(), 'latest.json'), `${JSON.stringify(results, null, 2)}\n`)
}
