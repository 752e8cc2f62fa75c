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
