import { expect, test } from 'vitest'
import {
  isFiltered,
  NO_FILTER,
  readCaseFilter,
  spanMonths,
  spanOf,
  TIME_SPANS,
  withCaseFilter,
} from '../../../src/case-parts/case-filter.ts'
import { communityFixture } from '../../support/community-fixture.ts'

const read = (query: string) => readCaseFilter(new URLSearchParams(query), communityFixture)
/** 2026-03-01 00:30 in Shanghai, still February in UTC. */
const NOW = Date.UTC(2026, 1, 28, 16, 30)

test('an address and a filter say the same, and the rest of the address stays', () => {
  const filter = { grid: 'g3', category: 'clutter', state: 'closed', from: '2026-01', to: '2026-02' } as const
  const address = withCaseFilter(new URLSearchParams('case=7&grid=g4'), filter)
  expect(read(address.toString())).toEqual(filter)
  expect(address.get('case')).toBe('7')
  expect(withCaseFilter(address, NO_FILTER).toString()).toBe('case=7')
})

test('what nobody can have chosen counts as not asked', () => {
  expect(read('grid=g99&category=%00&state=all&from=2026-13&to=soon')).toEqual(NO_FILTER)
  expect(read('grid=none&category=none')).toMatchObject({ grid: 'none', category: 'none' })
  expect([isFiltered(read('')), isFiltered(read('to=2026-01'))]).toEqual([false, true])
})

test('time spans are those of the clock in Shanghai', () => {
  expect(spanMonths('this-month', NOW)).toEqual({ from: '2026-03', to: '2026-03' })
  expect(spanMonths('last-month', NOW)).toEqual({ from: '2026-02', to: '2026-02' })
  expect(spanMonths('three-months', NOW)).toEqual({ from: '2026-01', to: '2026-03' })
  expect(spanMonths('last-year', NOW)).toEqual({ from: '2025-01', to: '2025-12' })
  const january = Date.UTC(2026, 0, 10)
  expect(spanMonths('last-month', january)).toEqual({ from: '2025-12', to: '2025-12' })
  expect(spanMonths('three-months', january)).toEqual({ from: '2025-11', to: '2026-01' })
})

test('a span is known by its months, others are other', () => {
  for (const span of TIME_SPANS) expect(spanOf(spanMonths(span, NOW), NOW)).toBe(span)
  expect(spanOf({ from: '2024-05', to: null }, NOW)).toBe('other')
  expect(spanOf({ from: null, to: null }, NOW)).toBeNull()
})
