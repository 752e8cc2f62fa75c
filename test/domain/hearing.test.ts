import { describe, expect, test } from 'vitest'
import { ALARMS, GROUP_EVENTS, hearingOf, KNOWN_EVENTS, type Part } from '../../domain/hearing.ts'
import { ACT_NAMES } from '../../domain/lifecycle.ts'

const PARTS: readonly Part[] = ['reporters', 'joiners', 'handlers', 'lost', 'leaders', 'overseers']
const who = (event: string, how: 'hears' | 'told') => PARTS.filter((part) => hearingOf(event)[part] === how)

describe('who hears', () => {
  test('is said of every act, of a new report and of every alarm, and of nothing else', () => {
    expect([...KNOWN_EVENTS].sort()).toEqual([...ACT_NAMES, 'report', ...ALARMS].sort())
    expect(hearingOf('no_such_event')).toEqual({})
  })

  test.each([
    ['report', [], ['leaders']],
    ['supplement', [], ['leaders']],
    ['withdraw', [], ['joiners']],
    ['accept', [], ['reporters', 'joiners']],
    ['decline', ['reporters', 'joiners'], []],
    ['ask', ['reporters'], []],
    ['dispatch', ['handlers'], ['reporters', 'joiners', 'lost']],
    ['return', ['leaders'], []],
    ['extend', ['leaders'], []],
    ['grant', [], ['handlers']],
    ['refuse', ['handlers'], []],
    ['done', [], ['reporters', 'joiners', 'leaders']],
    ['suspend', ['reporters', 'joiners', 'handlers'], []],
    ['resume', [], ['reporters', 'joiners', 'handlers']],
    ['unsolved', ['reporters', 'joiners'], ['handlers']],
    ['verify', ['reporters', 'joiners'], ['handlers']],
    ['fail', ['handlers'], ['reporters', 'joiners']],
    ['reopen', ['reporters'], ['joiners', 'leaders']],
    ['resolve', ['leaders'], ['joiners']],
    ['object', ['leaders', 'overseers'], []],
    ['due_soon', [], ['handlers', 'leaders']],
    ['overdue', [], ['handlers', 'leaders', 'overseers']],
    ['escalated', [], ['overseers']],
    ['settle', [], []],
    ['satisfied', [], []],
  ])('of %s: told the words are %j, and that it happened %j', (event, told, hears) => {
    expect([who(event, 'told'), who(event, 'hears')]).toEqual([told, hears])
  })

  test('no handler is told what a reporter wrote', () => {
    for (const event of ['report', 'supplement', 'withdraw', 'join', 'resolve', 'object'])
      expect(hearingOf(event).handlers).toBeUndefined()
  })

  test('a group hears of nothing that nobody else does', () => {
    for (const event of GROUP_EVENTS) expect(Object.keys(hearingOf(event)).length, event).toBeGreaterThan(0)
  })
})
