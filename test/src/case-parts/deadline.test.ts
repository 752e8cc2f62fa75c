import { expect, test } from 'vitest'
import { deadlineStanding } from '../../../src/case-parts/deadline.ts'
import { deadlineWords, spanWords } from '../../../src/case-parts/deadline-words.ts'
import { TUESDAY_TEN } from '../../support/desk-case.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const said = (by: number) => {
  const standing = deadlineStanding(by, TUESDAY_TEN)
  return standing && deadlineWords(by, standing, TUESDAY_TEN)
}

test('a deadline that passed says by how much, one that is near says what is left, a far one says when', () => {
  expect(said(TUESDAY_TEN - 3 * HOUR)).toBe('超期 3 小时')
  expect(said(TUESDAY_TEN - 1)).toBe('超期 1 分钟')
  expect(said(TUESDAY_TEN + 40 * MINUTE)).toBe('还剩 40 分钟')
  expect(said(TUESDAY_TEN + 7 * HOUR)).toBe('今天 17:00 前')
})

test('nothing is marked where nothing was promised', () => {
  expect(deadlineStanding(null, TUESDAY_TEN)).toBeNull()
})

test('a deadline is late from the moment after it, not before', () => {
  expect(deadlineStanding(TUESDAY_TEN, TUESDAY_TEN)?.state).toBe('soon')
  expect(deadlineStanding(TUESDAY_TEN, TUESDAY_TEN + 1)?.state).toBe('late')
})

test('a length of time is said in the unit people would use', () => {
  expect([30 * 1000, 59 * MINUTE, 90 * MINUTE, 47 * HOUR, 49 * HOUR].map(spanWords)).toEqual([
    '1 分钟',
    '59 分钟',
    '1 小时',
    '47 小时',
    '2 天',
  ])
})
