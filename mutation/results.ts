import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Fate } from './hunt.ts'
import type { Mutant } from './mutants.ts'

/** What a run writes: beside its own mutants those of earlier runs that it resumed. */
export type Results = {
  date: string
  seconds: number
  scores: unknown
  survivors: string[]
  mutants: (Mutant & Fate)[]
}

const at = (root: string): string => join(root, 'mutation/results/latest.json')

/** Written after every worker: a run that is broken off keeps what it found. */
export function writeResults(root: string, results: Results): void {
  mkdirSync(join(root, 'mutation/results'), { recursive: true })
  writeFileSync(at(root), `${JSON.stringify(results, null, 2)}\n`)
}

/**
 * What earlier runs found about the mutants of today. One whose line has moved or whose text has changed is another;
 * the tests are taken to be no worse than they were.
 */
export function earlierFates(root: string, mutants: readonly Mutant[]): Map<number, Fate> {
  if (!existsSync(at(root))) return new Map()
  const { mutants: earlier } = JSON.parse(readFileSync(at(root), 'utf8')) as Results // written above
  const known = new Map(earlier.map((one) => [keyOf(one), { verdict: one.verdict, by: one.by }]))
  return new Map(
    mutants.flatMap((mutant) => {
      const fate = known.get(keyOf(mutant))
      return fate ? [[mutant.id, fate] as const] : []
    }),
  )
}

const keyOf = ({ file, line, from, to }: Mutant): string => [file, line, from, to].join('\n')

/** Whether some test noticed it. */
export const isDead = (fate: Fate | undefined): boolean => fate?.verdict === 'killed' || fate?.verdict === 'timed_out'
