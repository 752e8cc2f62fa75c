import { describe, expect, test } from 'vitest'
import { monthAfter, monthBefore, monthStart, monthsBetween, monthText, shanghaiMonth } from '../../domain/month.ts'
import { clockOf, dayOf, dayStart } from '../../domain/shanghai-time.ts'

describe('a day', () => {
  test('begins at four in the afternoon by Greenwich, and is told as clocks in Shanghai show it', () => {
    const begins = Date.UTC(2026, 10, 27, 16)
    expect([dayOf(begins), dayOf(begins - 1)]).toEqual([dayOf(begins + 86_399_999), dayOf(begins) - 1])
    expect(dayStart(dayOf(begins + 5))).toBe(begins)
    expect(clockOf(begins).toISOString()).toBe('2026-11-28T00:00:00.000Z')
    expect([dayOf(0), dayOf(-8 * 3_600_000), dayOf(-8 * 3_600_000 - 1)]).toEqual([0, 0, -1])
  })
})

describe('a month', () => {
  test('is the one on the wall in Shanghai', () => {
    expect(shanghaiMonth(Date.UTC(2026, 10, 30, 15, 59, 59, 999))).toBe(202611)
    expect(shanghaiMonth(Date.UTC(2026, 10, 30, 16))).toBe(202612)
    expect(monthStart(202612)).toBe(Date.UTC(2026, 10, 30, 16))
    expect(monthStart(202701)).toBe(Date.UTC(2026, 11, 31, 16))
  })

  test('is followed by the next, also over the year', () => {
    expect([monthAfter(202611), monthAfter(202612)]).toEqual([202612, 202701])
    expect(monthsBetween(202611, 202702)).toEqual([202611, 202612, 202701, 202702])
    expect(monthsBetween(202611, 202611)).toEqual([202611])
    expect(monthsBetween(202612, 202611)).toEqual([])
  })

  test('comes after the one before, also over the year', () => {
    expect([monthBefore(202612), monthBefore(202701)]).toEqual([202611, 202612])
  })

  test('is written as addresses have it', () => {
    expect([monthText(202601), monthText(202612)]).toEqual(['2026-01', '2026-12'])
  })
})
