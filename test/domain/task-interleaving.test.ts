import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stateOfTasks, type Task, type TaskState, type TaskStep, tasksAfter } from '../../domain/task.ts'

/** What one handler may do with the own task, step by step, and where it leaves it. */
const PATHS: { steps: ('start' | 'done' | 'return' | 'fail')[]; end: TaskState }[] = [
  { steps: [], end: 'dispatched' },
  { steps: ['start'], end: 'in_progress' },
  { steps: ['return'], end: 'returned' },
  { steps: ['start', 'return'], end: 'returned' },
  { steps: ['start', 'done'], end: 'done' },
  { steps: ['start', 'done', 'fail'], end: 'in_progress' },
  { steps: ['start', 'done', 'fail', 'done'], end: 'done' },
]

const stepOf = (type: 'start' | 'done' | 'return' | 'fail', taskId: string, at: number): TaskStep =>
  type === 'fail' ? { type, at, taskIds: [taskId] } : { type, at, taskId }

/** Said slowly: the words of the contract, one after the other. */
function together(ends: readonly TaskState[]): string {
  let [working, waiting, back, handed] = [0, 0, 0, 0]
  for (const end of ends) {
    if (end === 'in_progress') working++
    if (end === 'dispatched') waiting++
    if (end === 'returned') back++
    if (end === 'done') handed++
  }
  if (working > 0) return 'in_progress'
  if (waiting > 0) return 'dispatched'
  return back > 0 || handed === 0 ? 'accepted' : 'awaiting_verification'
}

/** Tasks given out beside each other, then the steps of each in its own order, mixed by the given numbers. */
function played(paths: readonly (typeof PATHS)[number][], order: readonly number[]): Task[] {
  let tasks: Task[] = []
  paths.forEach((_, n) => {
    tasks = tasksAfter(tasks, {
      type: 'dispatch',
      at: n,
      taskId: `t${n}`,
      handlerId: `h${n}`,
      task: '',
      dueAt: null,
      also: true,
    })
  })
  const left = paths.map(({ steps }) => [...steps])
  for (let at = 0; left.some((steps) => steps.length > 0); at++) {
    const open = left.flatMap((steps, n) => (steps.length > 0 ? [n] : []))
    const n = open[(order[at % order.length] ?? 0) % open.length] ?? 0
    const step = left[n]?.shift()
    if (step) tasks = tasksAfter(tasks, stepOf(step, `t${n}`, 100 + at))
  }
  return tasks
}

const paths = fc.array(fc.constantFrom(...PATHS), { minLength: 1, maxLength: 5 })
const order = fc.array(fc.nat(20), { minLength: 1, maxLength: 20 })

test('however the steps of several handlers mix, each task ends as its own steps say and the case as all of them together', () => {
  fc.assert(
    fc.property(paths, order, (mixed, by) => {
      const tasks = played(mixed, by)
      expect(tasks.map(({ state }) => state)).toEqual(mixed.map(({ end }) => end))
      expect(stateOfTasks(tasks)).toBe(together(mixed.map(({ end }) => end)))
      expect(tasks.map(({ reworkCount }) => reworkCount)).toEqual(
        mixed.map(({ steps }) => steps.filter((step) => step === 'fail').length),
      )
    }),
    { numRuns: 2000 },
  )
})

test('one of two given back: the other is worked on, then the case waits to be given out again', () => {
  const [back, works, done] = [PATHS[2], PATHS[1], PATHS[4]]
  if (!back || !works || !done) throw new Error('the paths are there')
  expect(stateOfTasks(played([back, works], [0]))).toBe('in_progress')
  expect(stateOfTasks(played([back, done], [1, 0]))).toBe('accepted')
})

test('the reference can tell: a step left out is seen', () => {
  expect(together(['done', 'done'])).toBe('awaiting_verification')
  expect(together(['done', 'in_progress'])).not.toBe('awaiting_verification')
})
