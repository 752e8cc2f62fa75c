import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../rig/project-root.ts'
import type { Measure, Result } from './measure.ts'
import { MEASURES } from './measures.ts'

/** One measure as a line of the result; one that breaks counts as missed, and says why. */
async function take(measure: Measure): Promise<Result> {
  const { name, goal } = measure
  try {
    return { name, goal, ...(await measure.run()) }
  } catch (error) {
    return { name, goal, value: Number.NaN, ok: false, detail: { error: String(error) } }
  }
}

function printLine({ name, value, goal, ok, detail }: Result): void {
  console.log(`${name.padEnd(28)} ${String(value).padStart(9)}   goal ${goal.padEnd(8)} ${ok ? 'ok' : 'MISSED'}`)
  for (const key of ['spread', 'error'])
    if (detail[key] !== undefined) console.log(`    ${key}: ${JSON.stringify(detail[key])}`)
}

/**
 * Takes the measures named, or all: a line each, and the same in `bench/results/latest.json`.
 * @returns whether every goal was met
 */
export async function runBench(names: readonly string[]): Promise<boolean> {
  const unknown = names.filter((name) => !MEASURES.some((measure) => measure.name === name))
  if (unknown.length > 0) {
    console.error(`no such measure: ${unknown.join(', ')}. There are: ${MEASURES.map((m) => m.name).join(', ')}`)
    return false
  }
  const results: Result[] = []
  for (const measure of MEASURES.filter(({ name }) => names.length === 0 || names.includes(name))) {
    const result = await take(measure)
    printLine(result)
    results.push(result)
  }
  const folder = join(projectRoot(), 'bench/results')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'latest.json'), `${JSON.stringify(results, null, 2)}\n`)
  return results.every((result) => result.ok)
}
