import { expect, test } from 'vitest'
import { dayText } from '../../../domain/shanghai-time.ts'
import { afterQuiet, shanghaiMinute } from '../../../server/notify/quiet-hours.ts'

/** A moment of 27 November 2026 in Shanghai. */
const at = (hour: number, minute = 0) => Date.UTC(2026, 10, 27, hour - 8, minute)
const usual = { from: 22 * 60, to: 7 * 60 }

test('in the day a message goes out at once', () => {
  for (const now of [at(7), at(12), at(21, 59)]) expect(afterQuiet(now, usual)).toBe(now)
  expect(afterQuiet(at(3), null)).toBe(at(3))
})

test('at night it waits for the morning, before and after midnight', () => {
  expect(afterQuiet(at(22), usual)).toBe(at(31))
  expect(afterQuiet(at(23, 59), usual)).toBe(at(31))
  expect(afterQuiet(at(24), usual)).toBe(at(31))
  expect(afterQuiet(at(6, 59), usual)).toBe(at(7))
})

test('a rest at noon ends on the same day', () => {
  const noon = { from: 12 * 60, to: 14 * 60 }
  expect(afterQuiet(at(13), noon)).toBe(at(14))
  expect(afterQuiet(at(14), noon)).toBe(at(14))
  expect(afterQuiet(at(11), noon)).toBe(at(11))
})

test('the day and its minutes are those of Shanghai', () => {
  expect(dayText(Date.UTC(2026, 10, 26, 16))).toBe('2026-11-27')
  expect(shanghaiMinute(Date.UTC(2026, 10, 26, 16, 5))).toBe(5)
})
