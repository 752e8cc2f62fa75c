import fc from 'fast-check'
import { expect, test } from 'vitest'
import { retryDelayMs } from '../../../src/offline/retry-delay.ts'

const dice = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })

test('waits between two seconds and half an hour, whatever happened before', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000 }), dice, (attempts, roll) => {
      const delay = retryDelayMs(attempts, null, roll)
      return delay >= 2_000 && delay <= 30 * 60_000
    }),
  )
})

test('never comes back before Retry-After', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 0, max: 1e8 }), dice, (attempts, wait, roll) => {
      return retryDelayMs(attempts, wait, roll) >= wait
    }),
  )
})

test('phones that failed together do not return together', () => {
  expect(new Set([0, 0.25, 0.5, 0.75].map((roll) => retryDelayMs(4, null, roll))).size).toBe(4)
})

test('the wait doubles with each failure, up to half an hour', () => {
  expect([1, 2, 3, 4].map((attempts) => retryDelayMs(attempts, null, 0))).toEqual([2_000, 4_000, 8_000, 16_000])
  expect(retryDelayMs(1, null, 0.5)).toBe(3_000)
  expect([20, 5_000].map((attempts) => retryDelayMs(attempts, null, 0))).toEqual([900_000, 900_000])
  expect(retryDelayMs(1, null, 0.00001)).toBe(2_000)
})
