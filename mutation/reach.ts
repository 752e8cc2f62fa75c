import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { ReachLine } from './job.ts'
import { runJob } from './lane.ts'
import type { Tree } from './tree.ts'

/** Not asked: what needs a browser or a built server, or looks at the repository itself. */
const NOT_ASKED =
  /^test\/(flow|faults|scripts|rig|support|service-worker|mutation|server\/shell|server\/admin)\/|^test\/[^/]+$/
/** A test file may take this long at most before it is taken as hung. */
const SILENCE_MS = 180_000

/** Every test file that may kill a mutant, from the project's root. */
export function testFilesOf(root: string, startsWith: string | null): string[] {
  return readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .map((name) => `test/${name}`)
    .filter((name) => /\.test\.tsx?$/.test(name) && !NOT_ASKED.test(name) && name.startsWith(startsWith ?? ''))
    .sort()
}

/** Where most mutants are noticed. */
const LIKELY = /^test\/(domain|src\/offline|server)\//

/** Runs all tests once with every mutant asleep and notes which test reaches which; likely and quick files come first. */
export async function findReach(tree: Tree, testFiles: readonly string[], lanes: number): Promise<ReachLine[]> {
  const shares = Array.from({ length: lanes }, (_, lane) => testFiles.filter((_file, at) => at % lanes === lane))
  const said = await Promise.all(
    shares.map((share, lane) => runJob(tree, `reach-${lane}`, share, { kind: 'reach' }, SILENCE_MS)),
  )
  const found = said.flatMap(({ lines }) => lines).filter((line) => line.kind === 'reach')
  const silent = testFiles.filter((file) => !found.some((line) => line.file === file))
  if (silent.length > 0) throw new Error(`no word from ${silent.join(', ')}\n${said.map(({ log }) => log).join('\n')}`)
  const rank = ({ file }: ReachLine) => (LIKELY.test(file) ? 0 : 1)
  return found.sort((a, b) => rank(a) - rank(b) || costOf(a) - costOf(b))
}

/** Ms that all tests of a file take. */
export const costOf = ({ tests }: ReachLine): number => tests.reduce((sum, { ms }) => sum + ms, 0)
