import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { ReachLine } from './job.ts'
import { runJob } from './lane.ts'
import type { Tree } from './tree.ts'

/**
 * The tests of what is mutated, and those of page and server that lead through it: most of `domain` serves one feature and is
 * tested with it. Left out are those that need what is built, or processes of their own.
 */
const ASKED = /^test\/(domain|src|server\/(?!admin|backup|disk-full|shell|start))/
/** A test file may take this long at most before it is taken as hung. */
const SILENCE_MS = 180_000

/** Every test file that may kill a mutant, from the project's root. */
export function testFilesOf(root: string, startsWith: string | null): string[] {
  return readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .map((name) => `test/${name}`)
    .filter((name) => /\.test\.ts$/.test(name) && ASKED.test(name) && name.startsWith(startsWith ?? ''))
    .sort()
}

/** Runs all tests once with every mutant asleep and notes which test reaches which; quick files come first. */
export async function findReach(tree: Tree, testFiles: readonly string[], lanes: number): Promise<ReachLine[]> {
  const shares = Array.from({ length: lanes }, (_, lane) => testFiles.filter((_file, at) => at % lanes === lane))
  const said = await Promise.all(
    shares.map((share, lane) => runJob(tree, `reach-${lane}`, share, { kind: 'reach' }, SILENCE_MS)),
  )
  const found = said.flatMap(({ lines }) => lines).filter((line) => line.kind === 'reach')
  const silent = testFiles.filter((file) => !found.some((line) => line.file === file))
  if (silent.length > 0) throw new Error(`no word from ${silent.join(', ')}\n${said.map(({ log }) => log).join('\n')}`)
  return found.sort((a, b) => costOf(a) - costOf(b))
}

/** Ms that all tests of a file take. */
export const costOf = ({ tests }: ReachLine): number => tests.reduce((sum, { ms }) => sum + ms, 0)
