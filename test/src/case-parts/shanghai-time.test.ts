import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exactMoment, fromDateTimeInput, toDateTimeInput } from '../../../src/case-parts/shanghai-time.ts'
import { TUESDAY_TEN } from '../../support/desk-case.ts'

test('a deadline is shown and typed on the community’s clock, whatever the device’s zone', () => {
  expect(toDateTimeInput(TUESDAY_TEN)).toBe('2026-11-24T10:00')
  expect(fromDateTimeInput('2026-11-24T10:00')).toBe(TUESDAY_TEN)
  expect(exactMoment(TUESDAY_TEN + 9000)).toBe('2026-11-24 10:00:09')
})

test('what is shown can be typed back to the minute', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_000_000 }), (minutes) => {
      const ms = Date.UTC(2024, 0, 1) + minutes * 60_000
      expect(fromDateTimeInput(toDateTimeInput(ms))).toBe(ms)
    }),
  )
})

test('an empty box or a day that does not exist is no deadline', () => {
  for (const value of ['', '2026-11-24', '2026-02-30T10:00', '2026-11-24T25:00', 'tomorrow']) {
    expect(fromDateTimeInput(value)).toBeNull()
  }
})
