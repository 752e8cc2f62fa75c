import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Figures, MILESTONES } from '../../../domain/numbers.ts'
import { acceptedShare, onTimeShare, recurrenceShare, reworkShare, satisfiedShare } from '../../../domain/shares.ts'
import { countNumbers } from '../../../server/numbers/count-numbers.ts'
import type { CountedCase } from '../../../server/stores/numbers-journal.ts'
import { anyCase, journalOf, NOW } from './counted-case.ts'

const ALL = { reach: null, gridId: null, categoryId: null, from: 0, to: NOW + 1 }

/** Every number over again, each in its own pass over all cases, with exact percentiles. */
function slow(cases: readonly CountedCase[]): Omit<Figures, 'times'> & { times: Record<string, number[]> } {
  const count = (is: (one: CountedCase) => boolean) => cases.filter(is).length
  const sum = (of: (one: CountedCase) => number) => cases.reduce((total, one) => total + of(one), 0)
  const accepted = (one: CountedCase) => one.acceptedAt !== null && one.state !== 'merged'
  const inWork = ['accepted', 'dispatched', 'in_progress']
  const met = (one: CountedCase) =>
    one.dueAt !== null &&
    one.doneAt !== null &&
    ![...inWork, 'suspended'].includes(one.state) &&
    one.doneAt <= one.dueAt
  const missed = (one: CountedCase) =>
    one.dueAt !== null &&
    (inWork.includes(one.state)
      ? one.dueAt < NOW
      : one.state !== 'suspended' && one.doneAt !== null && one.doneAt > one.dueAt)
  const spans = (at: (one: CountedCase) => number | null) =>
    cases.flatMap((one) => (at(one) === null ? [] : [(at(one) ?? 0) - one.receivedAt])).sort((a, b) => a - b)
  return {
    received: cases.length,
    decided: count((one) => accepted(one) || one.state === 'declined'),
    accepted: count(accepted),
    ended: count((one) => one.endedAt !== null),
    closed: count((one) => one.state === 'closed'),
    dueJudged: count((one) => met(one) || missed(one)),
    onTime: count(met),
    done: count((one) => one.doneAt !== null),
    reworked: count((one) => one.reworkCount > 0),
    reworks: sum((one) => one.reworkCount),
    recurring: count((one) => one.recursOf !== null),
    answered: count((one) => one.satisfied !== null || one.objections > 0),
    satisfied: count((one) => one.satisfied === true),
    objections: sum((one) => one.objections),
    times: {
      answered: spans((one) => one.answeredAt),
      accepted: spans((one) => one.acceptedAt),
      dispatched: spans((one) => one.dispatchedAt),
      started: spans((one) => one.startedAt),
      done: spans((one) => one.doneAt),
      ended: spans((one) => one.endedAt),
    },
  }
}

function expectEqual(figures: Figures, cases: readonly CountedCase[]): void {
  const { times, ...counts } = slow(cases)
  const { times: counted, ...rest } = figures
  expect(rest).toEqual(counts)
  for (const milestone of MILESTONES) {
    const exact = times[milestone] ?? []
    expect(counted[milestone].count).toBe(exact.length)
    expectNear(counted[milestone].median, exact[Math.max(0, Math.ceil(exact.length * 0.5) - 1)])
    expectNear(counted[milestone].p90, exact[Math.max(0, Math.ceil(exact.length * 0.9) - 1)])
  }
}

function expectNear(value: number | null, exact: number | undefined): void {
  if (exact === undefined) expect(value).toBeNull()
  else expect(Math.abs((value ?? Number.NaN) - exact)).toBeLessThanOrEqual(exact / 256 + 1000)
}

test('every number of every group is what a slow count of the same cases says', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(anyCase, { selector: (one) => one.caseId, maxLength: 60 }), async (cases) => {
      const counted = await countNumbers(journalOf(cases), 'c', ALL, { now: NOW })
      expectEqual(counted.total, cases)
      const month = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 7)
      for (const { key, figures } of counted.groups.grid)
        expectEqual(
          figures,
          cases.filter((one) => (one.gridId ?? 'none') === key),
        )
      for (const { key, figures } of counted.groups.category)
        expectEqual(
          figures,
          cases.filter((one) => (one.categoryId ?? 'none') === key),
        )
      for (const { key, figures } of counted.groups.handler)
        expectEqual(
          figures,
          cases.filter((one) => (one.handlerId?.startsWith('ext_') ? 'outside' : one.handlerId) === key),
        )
      for (const { key, figures } of counted.groups.month)
        expectEqual(
          figures,
          cases.filter((one) => month(one.receivedAt) === key),
        )
      const all = (rows: { figures: Figures }[]) => rows.reduce((sum, row) => sum + row.figures.received, 0)
      for (const group of ['grid', 'category', 'month'] as const) expect(all(counted.groups[group])).toBe(cases.length)
    }),
    { numRuns: 80 },
  )
})

test('only what is reached and asked for is counted', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyCase, { maxLength: 40 }), async (cases) => {
      const meant = { ...ALL, reach: ['g3', 'none'], categoryId: 'waste-sorting' }
      const counted = await countNumbers(journalOf(cases), 'c', meant, { now: NOW })
      const expected = cases.filter(({ gridId, categoryId }) => gridId !== 'g4' && categoryId === 'waste-sorting')
      expect(counted.total.received).toBe(expected.length)
    }),
    { numRuns: 60 },
  )
})

test('shares are parts of the right whole, and there is none of nothing', async () => {
  const { total } = await countNumbers(journalOf([]), 'c', ALL, { now: NOW })
  for (const share of [acceptedShare, onTimeShare, reworkShare, recurrenceShare, satisfiedShare])
    expect(share(total)).toBeNull()
  const figures = { ...total, decided: 4, accepted: 3, dueJudged: 2, onTime: 1, done: 2, reworked: 1, recurring: 1 }
  expect([acceptedShare(figures), onTimeShare(figures), reworkShare(figures)]).toEqual([0.75, 0.5, 0.5])
  expect([recurrenceShare(figures), satisfiedShare({ ...figures, answered: 5, satisfied: 4 })]).toEqual([1 / 3, 0.8])
})

test('a count that is called off stops between two pages', async () => {
  const control = new AbortController()
  control.abort()
  const counting = countNumbers(journalOf([]), 'c', ALL, { now: NOW, signal: control.signal })
  await expect(counting).rejects.toThrow('aborted')
})
