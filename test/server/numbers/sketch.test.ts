import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { newSketch, note, percentile } from '../../../server/numbers/sketch.ts'

const durations = fc.array(fc.integer({ min: 0, max: 3 * 365 * 86_400_000 }), { minLength: 1, maxLength: 300 })

test('any percentile is within 1/256 (and a second) of the exact one', () => {
  fc.assert(
    fc.property(durations, fc.double({ min: 0.01, max: 1, noNaN: true }), (values, share) => {
      const sketch = newSketch()
      for (const value of values) note(sketch, value)
      const exact = [...values].sort((a, b) => a - b)[Math.max(1, Math.ceil(share * values.length)) - 1] ?? 0
      expect(Math.abs((percentile(sketch, share) ?? Number.NaN) - exact)).toBeLessThanOrEqual(exact / 256 + 1000)
    }),
    { numRuns: 500 },
  )
})

test('a million durations take no more room than some hundred numbers', () => {
  const sketch = newSketch()
  for (let i = 0; i < 1_000_000; i++) note(sketch, (i * 7919) % (400 * 86_400_000))
  expect(sketch.count).toBe(1_000_000)
  expect(sketch.buckets.size).toBeLessThan(3000)
})

test('of nothing there is no percentile, and a clock put back counts as none', () => {
  expect(percentile(newSketch(), 0.5)).toBeNull()
  const sketch = newSketch()
  note(sketch, -5000)
  expect(percentile(sketch, 0.5)).toBe(0)
})
