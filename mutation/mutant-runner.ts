import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type RunnerTask,
  type RunnerTestCase,
  type RunnerTestFile,
  type RunnerTestSuite,
  TestRunner,
  type VitestTestRunner,
  vi,
} from 'vitest'
import { startTests } from 'vitest/internal/browser'
import type { Job, JobLine, Quarry, Verdict } from './job.ts'

/** One time through the test file: who is awake, which tests take part, what was reached where, what failed. */
type Pass = {
  awake: number
  only: ReadonlySet<string> | null
  reached: Map<string, Set<number>>
  failed: RunnerTestCase | null
}

const ALWAYS = ''
const passOf = (awake: number, only: readonly string[] | null): Pass => ({
  awake,
  only: only && new Set(only),
  reached: new Map(),
  failed: null,
})

/**
 * Runs one test file again and again in one worker, each time with another mutant awake. Modules stay loaded as long as
 * nothing is wrong with them: that is what makes a pass cost milliseconds. What a mistake leaves behind in the
 * process must not kill the next mutant, so every kill is checked (`#judge`).
 */
export class MutantRunner extends TestRunner {
  readonly #job: Job = JSON.parse(readFileSync(process.env.MUTATION_JOB ?? '', 'utf8')) // written by lane.ts
  #pass = passOf(0, this.#job.kind === 'reach' ? null : [])
  #where = ALWAYS
  #isInside = false
  /** The modules hold what a mutant did to them while they were loaded. */
  #mustReload = false
  /** Set by vitest: tells the main process. */
  declare onTaskUpdate: VitestTestRunner['onTaskUpdate']

  onBeforeCollect(): void {
    if (this.#job.kind !== 'reach') return
    this.#pass = passOf(0, null)
    vi.resetModules()
  }

  /** As a setup file it is loaded anew each time; as a test file it would be there already. */
  override importFile(path: string): unknown {
    const { awake, reached } = this.#pass
    this.#where = ALWAYS
    const note = (id: number): false => {
      reached.set(this.#where, (reached.get(this.#where) ?? new Set()).add(id))
      return false
    }
    globalThis.__mutant = this.#job.kind === 'reach' ? note : (id) => id === awake
    return super.importFile(path, 'setup')
  }

  onCollected(files: RunnerTestFile[]): void {
    const { only } = this.#pass
    if (only) for (const file of files) keepOnly(file, only)
  }

  override async onBeforeRunTask(test: RunnerTestCase): Promise<void> {
    this.#where = test.id
    if (this.#pass.failed) test.mode = 'skip'
    await super.onBeforeRunTask(test)
  }

  override onAfterRunTask(test: RunnerTestCase): void {
    super.onAfterRunTask(test)
    this.#where = ALWAYS
    if (test.result?.state === 'fail') this.#pass.failed ??= test
  }

  override async onBeforeRunSuite(suite: RunnerTestSuite): Promise<void> {
    if (this.#pass.failed) suite.mode = 'skip'
    await super.onBeforeRunSuite(suite)
  }

  override async onAfterRunFiles(files?: RunnerTestFile[]): Promise<void> {
    super.onAfterRunFiles()
    const [file] = files ?? []
    if (this.#isInside || !file) return
    if (this.#job.kind === 'reach') return this.#tellReach(file)
    this.#isInside = true
    await this.#hunt(file.filepath, this.#job)
  }

  #tellReach(file: RunnerTestFile): void {
    const reachedBy = (id: string) => [...(this.#pass.reached.get(id) ?? [])]
    const tests = testsIn(file).filter((test) => test.result?.state === 'pass')
    this.#say({
      kind: 'reach',
      file: file.name,
      broken: faultIn(file),
      always: reachedBy(ALWAYS),
      tests: tests.map(({ id, result }) => ({ id, ms: Math.ceil(result?.duration ?? 0), reached: reachedBy(id) })),
    })
  }

  async #hunt(path: string, job: Extract<Job, { kind: 'hunt' }>): Promise<void> {
    this.onTaskUpdate = async () => {} // a thousand passes are nothing the main process should keep
    for (const [at, quarry] of job.quarries.entries()) {
      if (existsSync(join(job.killed, String(quarry.mutant)))) continue
      this.#say({ kind: 'begun', mutant: quarry.mutant })
      this.config.testTimeout = quarry.limitMs
      this.config.hookTimeout = quarry.limitMs
      const [verdict, by] = await this.#judge(path, quarry)
      this.#say({ kind: 'done', mutant: quarry.mutant, verdict, by })
      if (verdict === 'unsure' || (job.again && at === 0)) return
    }
  }

  /**
   * A failure counts when the same tests pass without the mutant in the same process right after it, or when both were begun
   * with fresh modules. Anything else proves nothing here.
   */
  async #judge(path: string, { mutant, tests, loading }: Quarry): Promise<[Verdict, string]> {
    const { pass, fault, wasFresh } = await this.#run(path, passOf(mutant, tests), loading)
    if (!fault) return ['survived', '']
    const failed = pass.failed ? [pass.failed.id] : tests
    const killed: [Verdict, string] = [/timed out/i.test(fault) ? 'timed_out' : 'killed', pass.failed?.name ?? fault]
    if (!(await this.#run(path, passOf(0, failed), loading)).fault) return killed
    const again = wasFresh ? fault : (await this.#run(path, passOf(mutant, failed), true)).fault
    if ((await this.#run(path, passOf(0, failed), true)).fault) return ['unsure', fault]
    return again ? killed : ['survived', '']
  }

  async #run(
    path: string,
    pass: Pass,
    fresh: boolean,
  ): Promise<{ pass: Pass; fault: string | null; wasFresh: boolean }> {
    const wasFresh = fresh || this.#mustReload
    if (wasFresh) vi.resetModules()
    this.#mustReload = fresh && pass.awake !== 0
    this.#pass = pass
    const [file] = await startTests([path], this)
    vi.useRealTimers()
    vi.unstubAllGlobals()
    vi.restoreAllMocks()
    return { pass, fault: file ? faultIn(file) : 'nothing ran', wasFresh }
  }

  #say(line: JobLine): void {
    appendFileSync(this.#job.out, `${JSON.stringify(line)}\n`)
  }
}

const testsIn = (suite: RunnerTestSuite): RunnerTestCase[] =>
  suite.tasks.flatMap((task) => (task.type === 'suite' ? testsIn(task) : [task]))

/** Skips every test that is not asked for, and suites with none left, so that their hooks do not run either. */
function keepOnly(suite: RunnerTestSuite, only: ReadonlySet<string>): void {
  for (const task of suite.tasks) {
    if (task.type === 'suite') keepOnly(task, only)
    else if (!only.has(task.id)) task.mode = 'skip'
  }
  if (suite.tasks.every(({ mode }) => mode === 'skip')) suite.mode = 'skip'
}

/** What went wrong first in a file, a suite's hooks or a test. */
function faultIn(task: RunnerTask): string | null {
  if (task.type === 'suite') {
    for (const inner of task.tasks) {
      const fault = faultIn(inner)
      if (fault) return fault
    }
  }
  if (task.result?.state !== 'fail') return null
  return `${task.name}: ${task.result.errors?.[0]?.message ?? 'failed'}`
}
