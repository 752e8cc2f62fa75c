import * as fc from 'fast-check'
import { CASE_STATES } from '../../../domain/lifecycle.ts'
import type { CountedCase, NumbersJournal, ReceivedQuery } from '../../../server/stores/numbers-journal.ts'

export const NOW = Date.UTC(2026, 10, 24, 2)
const DAY_MS = 86_400_000

const later = fc.option(fc.integer({ min: 0, max: 60 * DAY_MS }), { nil: null })

/** Any case, plausible or not: numbers must not depend on the order of milestones. */
export const anyCase: fc.Arbitrary<CountedCase> = fc
  .record({
    state: fc.constantFrom(...CASE_STATES),
    gridId: fc.constantFrom('g3', 'g4', null),
    categoryId: fc.constantFrom('waste-sorting', 'ebike-parking', 'other', 'gone', null),
    handlerId: fc.constantFrom('chen', 'qian', 'ext_1', 'ext_2', null),
    receivedAt: fc.integer({ min: NOW - 120 * DAY_MS, max: NOW }),
    answered: later,
    accepted: later,
    dispatched: later,
    started: later,
    done: later,
    ended: later,
    due: later,
    reworkCount: fc.integer({ min: 0, max: 3 }),
    satisfied: fc.constantFrom(true, false, null),
    objections: fc.integer({ min: 0, max: 2 }),
    recursOf: fc.constantFrom('another', null),
    id: fc.uuid(),
  })
  .map(({ id, answered, accepted, dispatched, started, done, ended, due, ...rest }) => {
    const at = (ms: number | null) => (ms === null ? null : rest.receivedAt + ms)
    return {
      ...rest,
      caseId: id,
      answeredAt: at(answered),
      acceptedAt: at(accepted),
      dispatchedAt: at(dispatched),
      startedAt: at(started),
      doneAt: at(done),
      endedAt: at(ended),
      dueAt: at(due),
    }
  })

/** A journal of nothing but these cases. */
export const journalOf = (cases: readonly CountedCase[]): Pick<NumbersJournal, 'counted'> => {
  const sorted = [...cases].sort((a, b) => a.receivedAt - b.receivedAt || (a.caseId < b.caseId ? -1 : 1))
  return {
    counted: async (_, { from, to, after, limit, reach, gridId, categoryId }: ReceivedQuery) => {
      const isAfter = (one: CountedCase) =>
        !after ||
        one.receivedAt > after.receivedAt ||
        (one.receivedAt === after.receivedAt && one.caseId > after.caseId)
      const page = sorted.filter((one) => one.receivedAt >= from && one.receivedAt < to && isAfter(one)).slice(0, limit)
      const meant = page.filter(
        (one) =>
          (!reach || reach.includes(one.gridId ?? 'none')) &&
          (gridId === null || (one.gridId ?? 'none') === gridId) &&
          (categoryId === null || (one.categoryId ?? '') === categoryId),
      )
      const last = page.at(-1)
      return { cases: meant, looked: page.length, next: page.length === limit && last ? last : null }
    },
  }
}
