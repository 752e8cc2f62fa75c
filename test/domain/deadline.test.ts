import { describe, expect, test } from 'vitest'
import { type DeadlineEvent, type DeadlineRules, deadlineClocks } from '../../domain/deadline.ts'
import { alarmsOf, nextAlarmAt, pressingLimit } from '../../domain/deadline-alarm.ts'

/** Wall clock in Asia/Shanghai. */
const at = (text: string): number => Date.parse(`${text}:00+08:00`)
const shown = (ms: number | null | undefined) =>
  ms == null ? null : new Date(ms + 8 * 3_600_000).toISOString().slice(0, 16)

const rules: DeadlineRules = {
  categories: [{ id: 'waste', acknowledgeWithin: '2h', fixWithin: '1d' }],
  calendar: { from: 540, to: 1080, weekdays: [1, 2, 3, 4, 5], exceptions: { '2026-10-01': false, '2026-10-10': true } },
  escalateAfter: '1d',
}
type Step = [string, string, DeadlineEvent['payload']?]
const story = (...steps: Step[]): DeadlineEvent[] =>
  steps.map(([type, when, payload = {}], i) => ({ seq: i + 1, type, receivedAt: at(when), payload }))
const limitOf = (...steps: Step[]) => {
  const limit = pressingLimit(deadlineClocks(story(...steps), 'waste', rules))
  return limit && [limit.kind, shown(limit.dueAt), limit.paused ? 'paused' : 'runs']
}
const task = (taskId: string, due: string, more: DeadlineEvent['payload'] = {}) => ({ taskId, dueAt: at(due), ...more })

describe('what is owed', () => {
  test.each<[string, Step[], unknown]>([
    ['a report is to be looked at', [['report', '2026-11-24T10:00']], ['acknowledge', '2026-11-24T12:00', 'runs']],
    [
      'a question stops the time',
      [
        ['report', '2026-11-24T10:00'],
        ['ask', '2026-11-24T11:00'],
      ],
      ['acknowledge', '2026-11-24T12:00', 'paused'],
    ],
    [
      'and its answer gives back what was left',
      [
        ['report', '2026-11-24T10:00'],
        ['ask', '2026-11-24T11:00'],
        ['supplement', '2026-11-26T17:30'],
      ],
      ['acknowledge', '2026-11-27T09:30', 'runs'],
    ],
    [
      'accepted, it is to be fixed though nobody was sent yet',
      [
        ['report', '2026-11-24T10:00'],
        ['accept', '2026-11-24T11:00'],
      ],
      ['fix', '2026-11-25T18:00', 'runs'],
    ],
    [
      'a task has its own date',
      [
        ['report', '2026-11-24T10:00'],
        ['accept', '2026-11-24T11:00'],
        ['dispatch', '2026-11-24T11:30', task('t1', '2026-11-24T16:00')],
      ],
      ['fix', '2026-11-24T16:00', 'runs'],
    ],
    [
      'of several tasks the first to be late counts',
      [
        ['report', '2026-11-24T10:00'],
        ['accept', '2026-11-24T11:00'],
        ['dispatch', '2026-11-24T11:30', task('t1', '2026-11-24T16:00')],
        ['dispatch', '2026-11-24T11:30', task('t2', '2026-11-24T15:00', { also: true })],
      ],
      ['fix', '2026-11-24T15:00', 'runs'],
    ],
    [
      'given back, the promise of the acceptance goes on',
      [
        ['report', '2026-11-24T10:00'],
        ['accept', '2026-11-24T11:00'],
        ['dispatch', '2026-11-24T11:30', task('t1', '2026-11-24T16:00')],
        ['return', '2026-11-24T12:00', { taskId: 't1' }],
      ],
      ['fix', '2026-11-25T18:00', 'runs'],
    ],
    [
      'given to somebody else, the new date counts',
      [
        ['report', '2026-11-24T10:00'],
        ['accept', '2026-11-24T11:00'],
        ['dispatch', '2026-11-24T11:30', task('t1', '2026-11-24T16:00')],
        ['dispatch', '2026-11-24T12:00', task('t2', '2026-11-26T16:00', { replaces: ['t1'] })],
      ],
      ['fix', '2026-11-26T16:00', 'runs'],
    ],
    [
      'an extension moves it',
      [
        ['report', '2026-11-24T10:00'],
        ['accept', '2026-11-24T11:00'],
        ['dispatch', '2026-11-24T11:30', task('t1', '2026-11-24T16:00')],
        ['extend', '2026-11-24T12:00', { taskId: 't1' }],
        ['grant', '2026-11-24T12:30', task('t1', '2026-11-27T12:00')],
      ],
      ['fix', '2026-11-27T12:00', 'runs'],
    ],
    [
      'put off (挂账) over a weekend, the rest is left after it',
      [
        ['report', '2026-11-26T10:00'],
        ['accept', '2026-11-26T11:00'],
        ['dispatch', '2026-11-26T11:30', task('t1', '2026-11-27T16:00')],
        ['start', '2026-11-26T12:00', { taskId: 't1' }],
        ['suspend', '2026-11-27T15:00'],
        ['resume', '2026-12-01T17:30'],
      ],
      ['fix', '2026-12-02T09:30', 'runs'],
    ],
    [
      'what was late before it was put off stays late',
      [
        ['report', '2026-11-26T10:00'],
        ['accept', '2026-11-26T11:00'],
        ['dispatch', '2026-11-26T11:30', task('t1', '2026-11-26T12:00')],
        ['suspend', '2026-11-27T15:00'],
        ['resume', '2026-12-01T17:30'],
      ],
      ['fix', '2026-11-26T12:00', 'runs'],
    ],
    [
      'handed in, nothing is owed',
      [
        ['report', '2026-11-24T10:00'],
        ['accept', '2026-11-24T11:00'],
        ['dispatch', '2026-11-24T11:30', task('t1', '2026-11-24T16:00')],
        ['done', '2026-11-24T15:00', { taskId: 't1' }],
      ],
      null,
    ],
    [
      'work that failed goes on with the hour that was left',
      [
        ['report', '2026-11-24T10:00'],
        ['accept', '2026-11-24T11:00'],
        ['dispatch', '2026-11-24T11:30', task('t1', '2026-11-24T16:00')],
        ['done', '2026-11-24T15:00', { taskId: 't1' }],
        ['fail', '2026-11-25T10:00', { taskIds: ['t1'] }],
      ],
      ['fix', '2026-11-25T11:00', 'runs'],
    ],
    [
      'merged and split again, the time in between does not count',
      [
        ['report', '2026-11-24T10:00'],
        ['merge', '2026-11-24T11:00'],
        ['split', '2026-11-25T11:00'],
      ],
      ['acknowledge', '2026-11-25T12:00', 'runs'],
    ],
    [
      'split while its question is open, it goes on waiting',
      [
        ['report', '2026-11-24T10:00'],
        ['ask', '2026-11-24T10:30'],
        ['merge', '2026-11-24T11:00'],
        ['split', '2026-11-25T11:00'],
      ],
      ['acknowledge', '2026-11-24T12:00', 'paused'],
    ],
    [
      'closed, nothing is owed',
      [
        ['report', '2026-11-24T10:00'],
        ['decline', '2026-11-24T11:00'],
      ],
      null,
    ],
    [
      'an objection to a refusal is looked at like a report',
      [
        ['report', '2026-11-24T10:00'],
        ['decline', '2026-11-24T11:00'],
        ['object', '2026-11-25T11:00'],
      ],
      ['acknowledge', '2026-11-25T13:00', 'runs'],
    ],
    [
      'taken up again, it is to be fixed anew',
      [
        ['report', '2026-11-24T10:00'],
        ['accept', '2026-11-24T11:00'],
        ['verify', '2026-11-24T12:00'],
        ['reopen', '2026-11-26T12:00'],
      ],
      ['fix', '2026-11-27T18:00', 'runs'],
    ],
    [
      'over a holiday and a working Saturday',
      [
        ['report', '2026-09-30T17:00'],
        ['accept', '2026-10-09T12:00'],
      ],
      ['fix', '2026-10-10T18:00', 'runs'],
    ],
  ])('%s', (_name, steps, expected) => expect(limitOf(...steps)).toEqual(expected))

  test('without a category nothing is promised', () => {
    expect(deadlineClocks(story(['report', '2026-11-24T10:00']), null, rules)).toEqual([])
  })
})

describe('a changed rule', () => {
  const events = story(
    ['report', '2026-11-24T10:00'],
    ['accept', '2026-11-24T11:00'],
    ['dispatch', '2026-11-24T11:30', task('t1', '2026-11-25T18:00', { byCategory: true })],
    ['dispatch', '2026-11-24T11:30', task('t2', '2026-11-26T12:00', { also: true })],
  )
  const dues = (by: DeadlineRules) =>
    deadlineClocks(events, 'waste', by).flatMap(({ endedAt, dueAt }) => (endedAt === null ? [shown(dueAt)] : []))

  test('moves what the category promised, and nothing that a leader chose', () => {
    const slower = { ...rules, categories: [{ id: 'waste', acknowledgeWithin: '2h', fixWithin: '3d' }] }
    expect(dues(rules)).toEqual(['2026-11-25T18:00', '2026-11-26T12:00'])
    expect(dues(slower)).toEqual(['2026-11-27T18:00', '2026-11-26T12:00'])
  })
  test('a holiday entered late moves it too', () => {
    const dayOff = { ...rules, calendar: { ...rules.calendar, exceptions: { '2026-11-25': false } } }
    expect(dues(dayOff)[0]).toBe('2026-11-26T18:00')
  })
})

describe('alarms', () => {
  test('come at three quarters of the working time, at its end and some time after', () => {
    const clocks = deadlineClocks(story(['report', '2026-11-24T17:00']), 'waste', rules)
    expect(alarmsOf(clocks).map(({ stage, at: when }) => [stage, shown(when)])).toEqual([
      ['due_soon', '2026-11-25T09:30'],
      ['overdue', '2026-11-25T10:00'],
      ['escalated', '2026-11-26T18:00'],
    ])
    expect(shown(nextAlarmAt(clocks, at('2026-11-25T09:30')))).toBe('2026-11-25T10:00')
    expect(nextAlarmAt(clocks, at('2026-12-25T09:30'))).toBeNull()
  })
  test('none comes while the time stands still', () => {
    const clocks = deadlineClocks(story(['report', '2026-11-24T10:00'], ['ask', '2026-11-24T11:00']), 'waste', rules)
    expect(alarmsOf(clocks)).toEqual([])
  })
  test('an extension is a new promise with alarms of its own', () => {
    const clocks = deadlineClocks(
      story(
        ['report', '2026-11-24T10:00'],
        ['accept', '2026-11-24T11:00'],
        ['dispatch', '2026-11-24T11:30', task('t1', '2026-11-24T16:00')],
        ['grant', '2026-11-24T12:00', task('t1', '2026-11-27T16:00')],
      ),
      'waste',
      rules,
    )
    expect(new Set(alarmsOf(clocks).map(({ since }) => since))).toEqual(new Set([4]))
  })
})
