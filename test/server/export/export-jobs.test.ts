import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { EXPORT_KEPT_MS } from '../../../domain/export-job.ts'
import { exportJobs } from '../../../server/export/export-jobs.ts'
import type { ExportOutcome, RunExport } from '../../../server/export/run-export.ts'
import type { ExportFiles } from '../../../server/stores/export-files.ts'
import { wish } from './a-day.ts'

const ASKER = { communityId: 'c1', personId: 'li', reach: null }

/** Jobs whose work is done when the test says so. */
function jobsInHand() {
  const clock = { now: 1_000 }
  const removed: string[] = []
  const files = { remove: async (_: string, id: string) => void removed.push(id), sweep: async () => 0 }
  const running: { end: (outcome: ExportOutcome) => void; signal: AbortSignal; progress: (done: number) => void }[] = []
  const failures: unknown[] = []
  const run: RunExport = (_, { signal, onProgress }) =>
    new Promise((end) => {
      running.push({ end, signal, progress: (done) => onProgress({ done, total: 10 }) })
      signal.addEventListener('abort', () => end({ state: 'cancelled' }))
    })
  const jobs = exportJobs({
    run,
    files: files as unknown as ExportFiles, // only what jobs ask of it
    now: () => clock.now,
    random: (bytes) => randomBytes(bytes),
    onFailure: (error) => failures.push(error),
  })
  const start = (personId = 'li') => jobs.start(wish('cases.csv'), { ...ASKER, personId })
  return { jobs, start, running, removed, failures, clock }
}
const settled = () => new Promise((resolve) => setImmediate(resolve))

test('one is made after the other, and each tells how far it is', async () => {
  const { start, running } = jobsInHand()
  const [first, second] = [start(), start('sun')]
  await settled()
  expect([first?.state, second?.state, running.length]).toEqual(['running', 'waiting', 1])
  running[0]?.progress(4)
  expect(first).toMatchObject({ done: 4, total: 10 })
  running[0]?.end({ state: 'ready', bytes: 9 })
  await settled()
  expect([first?.state, first?.bytes, second?.state]).toEqual(['ready', 9, 'running'])
})

test('one that is called off ends, whether it waits or runs, and the next begins', async () => {
  const { jobs, start, running } = jobsInHand()
  const [first, second, third] = [start(), start(), start('sun')]
  await settled()
  if (second) await jobs.end(second)
  if (first) await jobs.end(first)
  await settled()
  expect(running[0]?.signal.aborted).toBe(true)
  expect([first?.state, second?.state, third?.state, running.length]).toEqual(['cancelled', 'cancelled', 'running', 2])
})

test('a file that was finished while it was called off does not stay', async () => {
  const { jobs, start, running, removed } = jobsInHand()
  const job = start()
  await settled()
  running[0]?.end({ state: 'ready', bytes: 9 })
  if (job) await jobs.end(job)
  await settled()
  expect([job?.state, removed]).toEqual(['cancelled', [job?.exportId]])
})

test('a failure says why, is logged, and holds up nobody', async () => {
  const { start, running, failures } = jobsInHand()
  const [first, second] = [start(), start()]
  await settled()
  running[0]?.end({ state: 'failed', failure: 'disk_full', error: 'no room' })
  await settled()
  expect([first?.state, first?.failure, failures]).toEqual(['failed', 'disk_full', ['no room']])
  expect(second?.state).toBe('running')
})

test('a person has at most three under way, and after a day nothing is known of a finished one', async () => {
  const { jobs, start, running, clock } = jobsInHand()
  const job = start()
  start()
  start()
  expect(start()).toBeNull()
  expect(start('sun')).not.toBeNull()
  await settled()
  running[0]?.end({ state: 'ready', bytes: 1 })
  await settled()
  expect(jobs.of('c1', 'li')).toHaveLength(3)
  clock.now += EXPORT_KEPT_MS + 1
  await jobs.sweep()
  expect(job && jobs.find(job.exportId)).toBeNull()
  expect(jobs.of('c1', 'li')).toHaveLength(2)
})

test('stopping calls off whatever is under way', async () => {
  const { jobs, start } = jobsInHand()
  const [first, second] = [start(), start()]
  await settled()
  await jobs.stop()
  expect([first?.state, second?.state, start()]).toEqual(['cancelled', 'waiting', null])
})
