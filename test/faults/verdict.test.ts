import { describe, expect, test } from 'vitest'
import type { RowResult } from '../../faults/row.ts'
import { ROWS } from '../../faults/rows.ts'
import { STATES, statesLine, stateTotals } from '../../faults/states.ts'
import { verdictOverall } from '../../faults/verdict.ts'

const ALL = Object.fromEntries(STATES.map((state) => [state, 1]))
const TABLE = [{ number: 1 }, { number: 2 }]
const row = (number: number, reached: RowResult['reached'], verdict: 'holds' | 'FAILS' | 'void' = 'holds') => ({
  number,
  reached,
  verdict,
})

test.each(STATES)('some row of the table must reach %s, or is void', (state) => {
  expect(ROWS.filter(({ must }) => must.includes(state)).map(({ number }) => number)).not.toEqual([])
})

describe('the verdict over all rows', () => {
  test('holds when every row holds and every state was reached by one of them', () => {
    expect(verdictOverall([row(1, ALL), row(2, {})], TABLE)).toBe('holds')
  })

  test.each(STATES)('is void when all rows ran and none came to %s', (state) => {
    const { [state]: _, ...others } = ALL
    expect(verdictOverall([row(1, others), row(2, { ...others, [state]: 0 })], TABLE)).toBe('void')
  })

  test('asks for no states of rows that did not run', () => {
    expect(verdictOverall([row(2, {})], TABLE)).toBe('holds')
  })

  test('is no better than any of its rows, and void without any', () => {
    expect(verdictOverall([row(1, ALL), row(2, ALL, 'void')], TABLE)).toBe('void')
    expect(verdictOverall([row(1, ALL, 'FAILS'), row(2, ALL, 'void')], TABLE)).toBe('FAILS')
    expect(verdictOverall([], TABLE)).toBe('void')
  })

  test('the last line names what was reached', () => {
    const totals = stateTotals([row(1, { '409': 2, replay: 1 }), row(2, { '409': 3 })])
    expect(statesLine(totals)).toBe(
      'states reached over these rows: 409 5 · 410 0 · 412 0 · 422 0 · replay 1 · reconcile 0 · 507 0',
    )
  })
})
