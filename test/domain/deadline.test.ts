import { describe, expect, test } from 'vitest'
import { deadlineClocks } from '../../domain/deadline.ts'
import { pressingLimit } from '../../domain/deadline-alarm.ts'
import { rules, type Step, shown, story, task } from './deadline-story.ts'

const limitOf = (...steps: Step[]) => {
  const limit = pressingLimit(deadlineClocks(story(...steps), 'waste', rules))
  return limit && [limit.kind, shown(limit.dueAt), limit.paused ? 'paused' : 'runs']
}

describe('what is owed', () => {
  test.each<[string, Step[], unknown]>([
    [
      'what the reporter says is settled needs no look any more',
      [
        ['report', '2026-11-24T10:00'],
        ['resolve', '2026-11-24T11:00'],
      ],
      null,
    ],
    [
      'failed though nobody was sent, it is to be looked at anew',
      [
        ['report', '2026-11-24T10:00'],
        ['accept', '2026-11-24T10:30'],
        ['fail', '2026-11-24T11:00', { taskIds: [] }],
      ],
      ['acknowledge', '2026-11-24T13:00', 'runs'],
    ],
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

test('what was done in time stays so, however late it is looked at', () => {
  const clocks = deadlineClocks(
    story(
      ['report', '2026-11-24T10:00'],
      ['accept', '2026-11-24T10:30'],
      ['dispatch', '2026-11-24T11:00', task('t', '2026-11-25T18:00')],
      ['done', '2026-11-24T15:00', { taskId: 't' }],
      ['verify', '2026-12-24T09:00'],
    ),
    'waste',
    rules,
  )
  expect(clocks.map(({ kind, taskId, endedAt }) => [kind, taskId, shown(endedAt)])).toEqual([
    ['acknowledge', null, '2026-11-24T10:30'],
    ['fix', null, '2026-11-24T11:00'],
    ['fix', 't', '2026-11-24T15:00'],
  ])
})
