import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Mutant, mutate } from './mutants.ts'

/** What is made wrong: the rules both sides keep, the client's core, and everything that takes a report in. */
export const MUTATED = ['domain', 'src/offline', 'server/intake', 'server/uploads'] as const

/** A copy of the project in which every mutant sleeps. `remove` throws it away. */
export type Tree = { path: string; mutants: Mutant[]; remove: () => void }

const LEFT_BEHIND = new Set(['node_modules', 'build', 'dist', 'data', '.git', 'results'])

/** Copies the project without what is built, and writes all mutants into the copy's sources. */
export function plantTree(root: string): Tree {
  const path = mkdtempSync(join(tmpdir(), 'woodpecker-mutants-'))
  for (const name of readdirSync(root)) {
    if (LEFT_BEHIND.has(name) || name.startsWith('.')) continue
    cpSync(join(root, name), join(path, name), { recursive: true, filter: (from) => !from.endsWith('/results') })
  }
  symlinkSync(join(root, 'node_modules'), join(path, 'node_modules'))
  mkdirSync(join(path, '.jobs/killed'), { recursive: true })
  writeConfig(root, path)
  return { path, mutants: instrument(path), remove: () => rmSync(path, { recursive: true, force: true }) }
}

function instrument(path: string): Mutant[] {
  const mutants: Mutant[] = []
  for (const file of MUTATED.flatMap((folder) => sourcesIn(path, folder))) {
    const made = mutate(file, readFileSync(join(path, file), 'utf8'), mutants.length + 1)
    mutants.push(...made.mutants)
    writeFileSync(join(path, file), made.code)
  }
  return mutants
}

const sourcesIn = (path: string, folder: string): string[] =>
  readdirSync(join(path, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ts$/.test(name) && !name.endsWith('.d.ts'))
    .sort()
    .map((name) => `${folder}/${name}`)

/** One worker that keeps its libraries, and the runner that goes through the mutants. */
function writeConfig(root: string, path: string): void {
  const runner = pathToFileURL(join(root, 'build/mutation/mutant-runner.js')).href
  writeFileSync(join(path, 'mutant-runner.mjs'), `export { MutantRunner as default } from '${runner}'\n`)
  const test = {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/flow/**'],
    runner: './mutant-runner.mjs',
    pool: 'threads',
    isolate: false,
    maxWorkers: 1,
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    dangerouslyIgnoreUnhandledErrors: true,
  }
  const config = { oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } }, test }
  writeFileSync(join(path, 'vitest.mutants.config.mjs'), `export default ${JSON.stringify(config, null, 2)}\n`)
}
