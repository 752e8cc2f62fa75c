import type { FaultRow } from './row.ts'

/** What a run was asked for. `rows` null = all of them; `runs` null = as many as the row's slice or full run has. */
export type FaultArguments = { full: boolean; rows: number[] | null; seed: number; runs: number | null }

/**
 * Reads `--full`, `--row N` (again for more), `--seed N`, `--runs N`.
 * @param fallbackSeed used without `--seed`; printed, so that the run can be repeated
 * @returns the wish, or in words what makes no sense
 */
export function readArguments(
  words: readonly string[],
  known: readonly FaultRow[],
  fallbackSeed: number,
): FaultArguments | string {
  const wish: FaultArguments = { full: false, rows: null, seed: fallbackSeed, runs: null }
  for (let at = 0; at < words.length; at++) {
    const word = words[at]
    if (word === '--full') {
      wish.full = true
      continue
    }
    const value = Number(words[++at] ?? Number.NaN)
    if (word === '--seed' && Number.isInteger(value)) wish.seed = value
    else if (word === '--runs' && Number.isInteger(value) && value > 0) wish.runs = value
    else if (word === '--row' && known.some((row) => row.number === value)) wish.rows = [...(wish.rows ?? []), value]
    else
      return `${word} ${words[at] ?? ''}: give --full, --seed N, --runs N, --row N with N of ${known.map((row) => row.number).join(', ')}`
  }
  return wish
}
