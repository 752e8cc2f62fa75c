import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { setPriority } from 'node:os'
import { join } from 'node:path'
import type { Job, JobLine } from './job.ts'
import type { Tree } from './tree.ts'

/** A machine shared with other work may take this long to start a worker. */
const START_MS = 90_000
/** Behind what people wait for, not behind everything. */
const NICE = 1

/**
 * Runs test files in a process of its own and gives back what its worker said. A worker that says nothing for
 * `silenceMs` is ended: an endless loop can be stopped from outside only.
 * @param name tells lanes apart that run at the same time
 */
export async function runJob(
  tree: Tree,
  name: string,
  testFiles: readonly string[],
  job: Omit<Extract<Job, { kind: 'hunt' }>, 'out'> | { kind: 'reach' },
  silenceMs: number,
): Promise<{ lines: JobLine[]; log: string }> {
  const at = (what: string) => join(tree.path, '.jobs', `${name}.${what}`)
  for (const what of ['out', 'json']) rmSync(at(what), { force: true })
  writeFileSync(at('json'), JSON.stringify({ ...job, out: at('out') }))
  const vitest = join(tree.path, 'node_modules/vitest/vitest.mjs')
  const child = spawn(process.execPath, [vitest, 'run', '--config', 'vitest.mutants.config.mjs', ...testFiles], {
    cwd: tree.path,
    env: { ...process.env, MUTATION_JOB: at('json'), NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  if (child.pid) setPriority(child.pid, NICE)
  let log = ''
  const keep = (data: Buffer) => {
    log = (log + data.toString()).slice(-4000)
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  const watch = setInterval(() => {
    const { quietMs, hasSpoken } = silenceOf(at('out'), started)
    if (quietMs > (hasSpoken ? silenceMs : START_MS + silenceMs)) child.kill('SIGKILL')
  }, 500)
  const started = Date.now()
  await new Promise((resolve) => child.once('close', resolve))
  clearInterval(watch)
  return { lines: linesIn(at('out')), log }
}

function silenceOf(out: string, started: number): { quietMs: number; hasSpoken: boolean } {
  const hasSpoken = existsSync(out)
  return { hasSpoken, quietMs: Date.now() - (hasSpoken ? statSync(out).mtimeMs : started) }
}

/** A line that a killed worker left half written is not there. */
function linesIn(out: string): JobLine[] {
  if (!existsSync(out)) return []
  const whole = readFileSync(out, 'utf8').split('\n').slice(0, -1)
  return whole.map((line) => JSON.parse(line)) // written by mutant-runner.ts
}
