import { projectRoot } from '../rig/project-root.ts'
import { type MutateArguments, readArguments } from './arguments.ts'
import { type Fate, hunt } from './hunt.ts'
import type { Mutant } from './mutants.ts'
import { findReach, testFilesOf } from './reach.ts'
import { percentKilled, scoresOf, survivorsOf, tableOf } from './report.ts'
import { earlierFates, isDead, writeResults } from './results.ts'
import { plantTree } from './tree.ts'

/** Two workers: what the smallest machine we build on has cores. */
const LANES = 2
/** Of a hundred mistakes the tests must notice so many. */
const GOAL_PERCENT = 90

/**
 * Makes mistakes in the code on purpose, one at a time, and counts which the unit tests notice. Prints a table by file and
 * every survivor; the same goes to `mutation/results/latest.json`.
 * @returns whether the goal was met
 */
export async function runMutation(words: readonly string[]): Promise<boolean> {
  const wish = readArguments(words)
  if (typeof wish === 'string') {
    console.error(wish)
    return false
  }
  const started = new Date()
  const tree = plantTree(projectRoot())
  const stop = () => {
    tree.remove()
    process.exit(1)
  }
  process.once('SIGINT', stop).once('SIGTERM', stop)
  try {
    const fates = wish.resume ? earlierFates(projectRoot(), tree.mutants) : new Map<number, Fate>()
    const wanted = chosen(tree.mutants, wish).filter(({ id }) => !isDead(fates.get(id)))
    const reach = await findReach(tree, testFilesOf(tree.path, wish.tests), LANES)
    for (const { file, broken } of reach) if (broken) console.error(`${file} fails as it is: ${broken}`)
    const tell = (text: string) => {
      console.error(`${seconds(started)} s  ${text}`)
      keepResults(tree.mutants, fates, started)
    }
    tell(`${wanted.length} mutants, ${reach.length} test files`)
    await hunt(tree, new Set(wanted.map(({ id }) => id)), reach, LANES, fates, tell)
    const { scores, survivors } = keepResults(tree.mutants, fates, started)
    console.log(`${tableOf(scores)}\n\n${survivors.join('\n')}\n\n${wanted.length} mutants in ${seconds(started)} s`)
    return scores.every(([file, score]) => file !== 'all' || percentKilled(score) >= GOAL_PERCENT)
  } finally {
    tree.remove()
  }
}

/** All that is known by now, of this run and of those it resumes. */
function keepResults(all: readonly Mutant[], fates: ReadonlyMap<number, Fate>, started: Date) {
  const known = all.filter(({ id }) => fates.has(id))
  const scores = scoresOf(known, fates)
  const survivors = survivorsOf(known, fates)
  const mutants = known.map((mutant) => ({ ...mutant, ...(fates.get(mutant.id) ?? MISSED) }))
  writeResults(projectRoot(), { date: started.toISOString(), seconds: seconds(started), scores, survivors, mutants })
  return { scores, survivors }
}
const MISSED: Fate = { verdict: 'missed', by: '' }

const seconds = (since: Date): number => Math.round((Date.now() - since.getTime()) / 1000)

/** Those of the files asked for; of these a sample, the same for the same seed. */
function chosen(all: readonly Mutant[], { files, sample, seed }: MutateArguments): Mutant[] {
  const wanted = all.filter((mutant) => files.length === 0 || files.some((file) => mutant.file.startsWith(file)))
  if (sample === null) return wanted
  const drawn = wanted.map((mutant) => ({ mutant, lot: Math.imul(mutant.id ^ (seed * 0x9e3779b1), 0x85ebca6b) >>> 0 }))
  const lucky = drawn.sort((a, b) => a.lot - b.lot).slice(0, sample)
  return lucky.map(({ mutant }) => mutant).sort((a, b) => a.id - b.id)
}
