import type { Fate } from './hunt.ts'
import type { Mutant } from './mutants.ts'

type Score = { mutants: number; killed: number; timed_out: number; survived: number; missed: number }
const none = (): Score => ({ mutants: 0, killed: 0, timed_out: 0, survived: 0, missed: 0 })

/** Scores by file, and of all. */
export function scoresOf(mutants: readonly Mutant[], fates: ReadonlyMap<number, Fate>): [string, Score][] {
  const files = new Map<string, Score>()
  const all = none()
  for (const { id, file } of mutants) {
    const fate = fates.get(id)
    const score = files.get(file) ?? none()
    files.set(file, score)
    for (const one of [score, all]) {
      one.mutants++
      one[fate?.verdict ?? 'missed']++
    }
  }
  return [...files, ['all', all]]
}

/** Share of mutants that some test noticed, in percent. */
export const percentKilled = ({ mutants, killed, timed_out }: Score): number =>
  mutants === 0 ? 100 : (100 * (killed + timed_out)) / mutants

/** A Markdown table by file; survived counts those that no test reaches too. */
export function tableOf(scores: readonly [string, Score][]): string {
  const rows = scores.map(([file, score]) => {
    const { mutants, killed, timed_out, survived, missed } = score
    return `| ${file} | ${mutants} | ${killed} | ${timed_out} | ${survived + missed} | ${percentKilled(score).toFixed(1)} % |`
  })
  return ['| file | mutants | killed | timed out | survived | score |', '|---|---|---|---|---|---|', ...rows].join('\n')
}

/** A line for each mutant nobody noticed. */
export function survivorsOf(mutants: readonly Mutant[], fates: ReadonlyMap<number, Fate>): string[] {
  const brief = (text: string) => text.replace(/\s+/g, ' ').slice(0, 90)
  return mutants.flatMap(({ id, file, line, operator, from, to }) => {
    const verdict = fates.get(id)?.verdict ?? 'missed'
    if (verdict === 'killed' || verdict === 'timed_out') return []
    const missed = verdict === 'missed' ? ' (no test comes here)' : ''
    return [`#${id} ${file}:${line} ${operator}: ${brief(from)} → ${brief(to) || 'left out'}${missed}`]
  })
}
