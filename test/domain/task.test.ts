import { describe, expect, test } from 'vitest'
import { leadingTask, stateForHandler, stateOfTasks, type Task, type TaskStep, tasksAfter } from '../../domain/task.ts'

const give = (taskId: string, handlerId: string, more: object = {}): TaskStep => ({
  type: 'dispatch',
  at: 10,
  taskId,
  handlerId,
  task: '清走',
  dueAt: 99,
  ...more,
})
const after = (...steps: TaskStep[]): Task[] => steps.reduce<Task[]>(tasksAfter, [])
const states = (tasks: readonly Task[]) => tasks.map(({ taskId, state }) => `${taskId} ${state}`)

describe('the tasks of a case', () => {
  test('given to somebody else, what is not finished is replaced; what is done stays', () => {
    const begun = after(give('a', 'chen'), { type: 'start', at: 20, taskId: 'a' })
    expect(states(tasksAfter(begun, give('b', 'qian')))).toEqual(['a replaced', 'b dispatched'])
    const done = tasksAfter(begun, { type: 'done', at: 30, taskId: 'a' })
    expect(states(tasksAfter(done, give('b', 'qian')))).toEqual(['a done', 'b dispatched'])
  })

  test('加派 stands beside the others, 改派 of one replaces that one', () => {
    const two = after(give('a', 'chen'), give('b', 'qian', { also: true }))
    expect(states(two)).toEqual(['a dispatched', 'b dispatched'])
    expect(states(tasksAfter(two, give('c', 'wu', { replaces: ['b'] })))).toEqual([
      'a dispatched',
      'b replaced',
      'c dispatched',
    ])
  })

  test('each has its own begin, end, time and rework', () => {
    const all = after(
      give('a', 'chen'),
      give('b', 'qian', { also: true }),
      { type: 'start', at: 20, taskId: 'a' },
      { type: 'extend', at: 21, taskId: 'a', until: 500, reason: '下雨' },
      { type: 'grant', at: 22, taskId: 'a', dueAt: 500 },
      { type: 'done', at: 30, taskId: 'a' },
      { type: 'fail', at: 40, taskIds: ['a'] },
      { type: 'extend', at: 41, taskId: 'b', until: 600, reason: '缺料' },
      { type: 'refuse', at: 42, taskId: 'b' },
      { type: 'return', at: 50, taskId: 'b' },
    )
    expect(all).toEqual([
      expect.objectContaining({ state: 'in_progress', dueAt: 500, reworkCount: 1, startedAt: 20, doneAt: null }),
      expect.objectContaining({ state: 'returned', dueAt: 99, extension: null, reworkCount: 0 }),
    ])
    expect(states(tasksAfter(all, { type: 'reopen', at: 60 }))).toEqual(['a replaced', 'b replaced'])
  })

  test('stand together where the one stands that is furthest from its end', () => {
    const of = (...all: Task['state'][]) => stateOfTasks(all.map((state) => ({ state })))
    expect([of(), of('returned'), of('replaced'), of('done', 'returned')]).toEqual(Array(4).fill('accepted'))
    expect([of('dispatched', 'done'), of('dispatched', 'returned')]).toEqual(['dispatched', 'dispatched'])
    expect([of('done'), of('done', 'replaced')]).toEqual(['awaiting_verification', 'awaiting_verification'])
    expect(of('in_progress', 'dispatched', 'done')).toBe('in_progress')
  })

  test('a handler stands where their own task stands, as long as the case goes on', () => {
    const two = after(
      give('a', 'chen'),
      give('b', 'qian', { also: true }),
      { type: 'start', at: 20, taskId: 'a' },
      { type: 'done', at: 30, taskId: 'a' },
    )
    expect(stateForHandler('dispatched', two, 'chen')).toBe('awaiting_verification')
    expect(stateForHandler('dispatched', two, 'qian')).toBe('dispatched')
    expect(stateForHandler('suspended', two, 'qian')).toBe('suspended')
    expect(stateForHandler('dispatched', two, 'nobody')).toBe('dispatched')
    expect(leadingTask(two)?.taskId).toBe('b')
    expect(leadingTask([])).toBeNull()
  })
})
