import { EXPORT_KEPT_MS, type ExportFailure, type ExportState, type ExportWish } from '../../domain/export-job.ts'
import { randomId } from '../../domain/id.ts'
import type { DeskReach } from '../stores/desk-journal.ts'
import type { ExportFiles } from '../stores/export-files.ts'
import type { ExportOutcome, Progress, RunExport } from './run-export.ts'

/** Who asked, with what could be reached then. */
export type Asker = { communityId: string; personId: string; reach: DeskReach }

export type Job = Asker &
  Progress & {
    exportId: string
    wish: ExportWish
    state: ExportState
    failure: ExportFailure | null
    bytes: number | null
    createdAt: number
  }

/** Unfinished ones of a person, and of everybody together. */
const OWN_MAX = 3
const ALL_MAX = 30
/** Finished ones that a person's list remembers. */
const KEPT_MAX = 20

export type ExportJobs = {
  /** Null when there are too many already. */
  start(wish: ExportWish, asker: Asker): Job | null
  find(exportId: string): Job | null
  /** A person's own, newest first. */
  of(communityId: string, personId: string): Job[]
  /** Calls one off, or drops a finished one with its file. */
  end(job: Job): Promise<void>
  /** Forgets what is older than a day, and removes its files. @returns how many files went */
  sweep(): Promise<number>
  /** Calls everything off; resolves when nothing is under way any more. */
  stop(): Promise<void>
}

type Parts = {
  run: RunExport
  files: ExportFiles
  now: () => number
  random: (bytes: number) => Uint8Array
  onFailure: (error: unknown) => void
}

/**
 * Exports as jobs of this process, one at a time: they must not take the machine from those who report. A job lives as long
 * as the process; after a restart it is asked for again.
 */
export function exportJobs({ run, files, now, random, onFailure }: Parts): ExportJobs {
  const jobs = new Map<string, Job>()
  const callOff = new Map<string, AbortController>()
  let queue: Promise<void> = Promise.resolve()
  let isStopped = false

  const isUnfinished = ({ state }: Job) => state === 'waiting' || state === 'running'
  const of = (communityId: string, personId: string) =>
    [...jobs.values()].filter((job) => job.communityId === communityId && job.personId === personId).reverse()

  async function work(job: Job, control: AbortController): Promise<void> {
    const { communityId, exportId, wish, reach } = job
    if (control.signal.aborted) return
    job.state = 'running'
    const outcome = await run(
      { communityId, exportId, wish, reach, now: now() },
      { signal: control.signal, onProgress: (progress) => Object.assign(job, progress) },
    )
    callOff.delete(exportId)
    await settle(job, outcome)
  }

  async function settle(job: Job, outcome: ExportOutcome): Promise<void> {
    if (job.state === 'cancelled') return files.remove(job.communityId, job.exportId) // called off at the last moment
    job.state = outcome.state
    if (outcome.state === 'ready') job.bytes = outcome.bytes
    if (outcome.state !== 'failed') return
    job.failure = outcome.failure
    onFailure(outcome.error)
  }

  async function end(job: Job): Promise<void> {
    if (isUnfinished(job)) {
      job.state = 'cancelled'
      callOff.get(job.exportId)?.abort()
      callOff.delete(job.exportId)
      return
    }
    jobs.delete(job.exportId)
    await files.remove(job.communityId, job.exportId)
  }

  return {
    start(wish, asker) {
      const own = of(asker.communityId, asker.personId)
      const unfinished = [...jobs.values()].filter(isUnfinished)
      if (isStopped || unfinished.length >= ALL_MAX || own.filter(isUnfinished).length >= OWN_MAX) return null
      const exportId = randomId(random(16))
      const fresh = { state: 'waiting', failure: null, bytes: null, done: 0, total: 0 } as const
      const job: Job = { ...asker, exportId, wish, ...fresh, createdAt: now() }
      const control = new AbortController()
      jobs.set(exportId, job)
      callOff.set(exportId, control)
      for (const old of own.filter((one) => !isUnfinished(one)).slice(KEPT_MAX)) void end(old).catch(onFailure)
      queue = queue.then(() => work(job, control)).catch(onFailure)
      return job
    },
    find: (exportId) => jobs.get(exportId) ?? null,
    of,
    end,
    async sweep() {
      const before = now() - EXPORT_KEPT_MS
      for (const job of [...jobs.values()]) {
        if (!isUnfinished(job) && job.createdAt < before) jobs.delete(job.exportId)
      }
      return files.sweep(before)
    },
    async stop() {
      isStopped = true
      for (const control of callOff.values()) control.abort()
      await queue
    },
  }
}
