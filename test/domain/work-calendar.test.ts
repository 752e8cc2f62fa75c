import { describe, expect, test } from 'vitest'
import { dueAt, type WorkCalendar, workCalendarSchema } from '../../domain/work-calendar.ts'
import { expectShape, type Shape, takesWith } from './shape.ts'

/** Monday to Friday, half past eight to five; National Day off, the Saturday after it worked. */
const calendar: WorkCalendar = {
  from: 510,
  to: 1020,
  weekdays: [1, 2, 3, 4, 5],
  exceptions: { '2026-10-01': false, '2026-10-10': true },
}
/** Wall clock in Asia/Shanghai. */
const at = (text: string): number => Date.parse(`${text}:00+08:00`)
const due = (start: string, duration: string, by = calendar) => {
  const ms = dueAt(at(start), duration, by)
  return ms === null ? null : new Date(ms + 8 * 3_600_000).toISOString().slice(0, 16)
}

describe('working minutes and hours', () => {
  test.each([
    ['within a day', '2026-11-24T10:00', '30m', '2026-11-24T10:30'],
    ['to the last minute of a day', '2026-11-24T16:00', '1h', '2026-11-24T17:00'],
    ['past the end of a day', '2026-11-24T16:30', '1h', '2026-11-25T09:00'],
    ['from before work', '2026-11-24T05:00', '2h', '2026-11-24T10:30'],
    ['from after work', '2026-11-24T17:00', '30m', '2026-11-25T09:00'],
    ['from late at night', '2026-11-24T23:59', '30m', '2026-11-25T09:00'],
    ['just after midnight', '2026-11-24T00:01', '30m', '2026-11-24T09:00'],
    ['over a weekend', '2026-11-27T16:30', '1h', '2026-11-30T09:00'],
    ['over several days', '2026-11-24T08:30', '20h', '2026-11-26T11:30'],
    ['over a holiday', '2026-09-30T16:30', '1h', '2026-10-02T09:00'],
    ['on a working Saturday', '2026-10-09T16:30', '1h', '2026-10-10T09:00'],
  ])('%s', (_name, start, duration, expected) => expect(due(start, duration)).toBe(expected))
})

describe('working days', () => {
  test.each([
    ['counts from the next one and ends with its hours', '2026-11-24T10:00', '1d', '2026-11-25T17:00'],
    ['whatever the hour', '2026-11-24T23:30', '1d', '2026-11-25T17:00'],
    ['whatever the hour, early', '2026-11-24T00:10', '1d', '2026-11-25T17:00'],
    ['steps over a weekend', '2026-11-26T10:00', '3d', '2026-12-01T17:00'],
    ['steps over a holiday, counts a working Saturday', '2026-09-30T10:00', '7d', '2026-10-10T17:00'],
  ])('%s', (_name, start, duration, expected) => expect(due(start, duration)).toBe(expected))
})

describe('what can not be', () => {
  const never = { ...calendar, weekdays: [], exceptions: {} }
  const closed = { ...calendar, to: calendar.from }

  test('nobody ever works, or no minute of the day: there is no deadline', () => {
    expect(due('2026-11-24T10:00', '1d', never)).toBeNull()
    expect(due('2026-11-24T10:00', '1m', never)).toBeNull()
    expect(due('2026-11-24T10:00', '1m', closed)).toBeNull()
  })
  test('nearly ten years are looked through, more are not', () => {
    const far = (day: string) => ({ ...never, exceptions: { [day]: true } })
    const start = '2026-01-01T10:00'
    const dayAfter = (days: number) => new Date(Date.parse('2026-01-01') + days * 86_400_000).toISOString().slice(0, 10)
    expect(due(start, '1d', far(dayAfter(3659)))).toBe(`${dayAfter(3659)}T17:00`)
    expect(due(start, '1d', far(dayAfter(3660)))).toBeNull()
    expect(due(start, '1m', far(dayAfter(3659)))).toBe(`${dayAfter(3659)}T08:31`)
    expect(due(start, '1m', far(dayAfter(3660)))).toBeNull()
  })
  test.each(['', 'm', '0m', '1', '1w', '1.5h', ' 1h', '1h ', '10000m', 'x1h', '1hx'])(
    '%j is no duration',
    (duration) => {
      expect(() => dueAt(at('2026-11-24T10:00'), duration, calendar)).toThrow(RangeError)
    },
  )
})

test('a calendar has hours of a day, days of a week and dates', () => {
  const shape: Shape = {
    schema: workCalendarSchema,
    whole: calendar,
    strict: true,
    leave: ['exceptions'],
    mayBeEmpty: ['weekdays'],
  }
  expectShape(shape)
  for (const part of ['from', 'to']) {
    for (const minute of [0, 1440]) expect(takesWith(shape, part, minute)).toBe(true)
    for (const minute of [-1, 1441, 1.5]) expect(takesWith(shape, part, minute)).toBe(false)
  }
  expect(takesWith(shape, 'weekdays', [0, 6])).toBe(true)
  for (const day of [-1, 7, 1.5]) expect(takesWith(shape, 'weekdays', [day])).toBe(false)
  for (const date of ['2026-1-1', 'x2026-10-01', '2026-10-01x'])
    expect(takesWith(shape, 'exceptions', { [date]: true })).toBe(false)
  expect(takesWith(shape, 'exceptions', { '2026-10-01': 'no' })).toBe(false)
})
