import { expect, test } from 'vitest'
import { momentWords, untilWords, whenWords } from '../../../src/ui/when.ts'

/** 2026-11-24 10:38 in Shanghai. */
const NOW = Date.UTC(2026, 10, 24, 2, 38)
const at = (day: number, hour: number, minute = 0) => Date.UTC(2026, 10, day, hour - 8, minute)

test('says 刚刚 for the last minute, whichever clock is a little ahead', () => {
  expect(whenWords(NOW - 59_000, NOW)).toBe('刚刚')
  expect(whenWords(NOW + 20_000, NOW)).toBe('刚刚')
})

test('tells days apart at midnight in Shanghai, not in London', () => {
  expect(whenWords(at(24, 0, 1), NOW)).toBe('今天 00:01')
  expect(whenWords(at(23, 23, 59), NOW)).toBe('昨天 23:59')
  expect(whenWords(at(25, 8), NOW)).toBe('明天 08:00')
})

test('names the day further back, and the year once it is another', () => {
  expect(whenWords(at(3, 12), NOW)).toBe('11月3日')
  expect(whenWords(Date.UTC(2025, 11, 31, 4), NOW)).toBe('2025年12月31日')
})

test('a history keeps the time of day', () => {
  expect(momentWords(at(3, 12), NOW)).toBe('11月3日 12:00')
  expect(momentWords(at(24, 9), NOW)).toBe('今天 09:00')
})

test('says how long until the next try', () => {
  expect(untilWords(NOW - 1, NOW)).toBe('马上')
  expect(untilWords(NOW + 39_500, NOW)).toBe('40 秒后')
  expect(untilWords(NOW + 61_000, NOW)).toBe('2 分钟后')
  expect(untilWords(NOW + 2 * 3_600_000, NOW)).toBe('今天 12:38')
})
