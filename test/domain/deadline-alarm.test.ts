import { describe, expect, test } from 'vitest'
import { type DeadlineRules, deadlineClocks } from '../../domain/deadline.ts'
import { alarmsOf, nextAlarmAt } from '../../domain/deadline-alarm.ts'
import { at, rules, shown, story, task } from './deadline-story.ts'

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
