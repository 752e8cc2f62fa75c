import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { NearCase } from '../../domain/case-view.ts'
import { CASE_STATES, END_STATES, LATELY_OVER_STATES, NEAR_AFTER_END_DAYS } from '../../domain/lifecycle.ts'
import { distanceMetres, type Place, VAGUE_BEYOND_M } from '../../domain/place.ts'
import { isStillNear, SIMILAR_WITHIN_M, similarCases } from '../../domain/similar-cases.ts'
import { at } from '../support/community-fixture.ts'

const DAY_MS = 86_400_000
const NOW = Date.UTC(2026, 9, 20, 4)
const TODAY = Date.UTC(2026, 9, 19, 16)

const place = (change: Partial<Place> = {}): Place => ({
  source: 'gps',
  ...at(0, 0),
  accuracy: 8,
  at: null,
  buildingId: null,
  unit: null,
  spot: null,
  ...change,
})
const near = (change: Partial<NearCase> = {}): NearCase => ({
  audience: 'near',
  caseId: 'a',
  revision: 1,
  state: 'accepted',
  categoryId: 'ebike-parking',
  gridId: 'g3',
  buildingId: null,
  point: at(0, 0),
  day: TODAY,
  ...change,
})
const found = (cases: NearCase[], where = place(), categoryId: string | null = 'ebike-parking') =>
  similarCases(where, categoryId, cases, NOW).map(({ view }) => view.caseId)

describe('what may be the same', () => {
  test('lies within thirty metres, not a step farther', () => {
    expect(found([near({ point: at(0, 29.9) })])).toEqual(['a'])
    expect(found([near({ point: at(0, 30.1) })])).toEqual([])
    fc.assert(
      fc.property(
        fc.double({ min: -80, max: 80, noNaN: true }),
        fc.double({ min: -80, max: 80, noNaN: true }),
        (x, y) => {
          const isNear = distanceMetres(place(), at(x, y)) <= SIMILAR_WITHIN_M
          expect(found([near({ point: at(x, y) })])).toEqual(isNear ? ['a'] : [])
        },
      ),
    )
  })

  test('or in the same building, however far its middle is; no building is not the same as no building', () => {
    expect(found([near({ buildingId: 'b12', point: at(0, 90) })], place({ buildingId: 'b12' }))).toEqual(['a'])
    expect(found([near({ buildingId: 'b12', point: null })], place({ buildingId: 'b12' }))).toEqual(['a'])
    expect(found([near({ buildingId: 'b11', point: at(0, 90) })], place({ buildingId: 'b12' }))).toEqual([])
    expect(found([near({ buildingId: null, point: at(0, 90) })], place({ buildingId: null }))).toEqual([])
    expect(found([near({ point: null })])).toEqual([])
  })

  test('a position too vague to tell counts by the building alone', () => {
    const vague = place({ accuracy: VAGUE_BEYOND_M + 1 })
    expect(found([near()], vague)).toEqual([])
    expect(found([near({ buildingId: 'b12' })], { ...vague, buildingId: 'b12' })).toEqual(['a'])
    expect(found([near()], place({ accuracy: VAGUE_BEYOND_M }))).toEqual(['a'])
  })

  test('is of the same category; where one is not known nothing is said', () => {
    expect(found([near({ categoryId: 'clutter' })])).toEqual([])
    expect(found([near({ categoryId: null })])).toEqual([])
    expect(found([near()], place(), null)).toEqual([])
    expect(found([near({ categoryId: null })], place(), null)).toEqual([])
    expect(similarCases(null, 'ebike-parking', [near()], NOW)).toEqual([])
  })

  test('is open, or was closed less than fourteen days ago', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CASE_STATES), fc.integer({ min: 0, max: 40 }), (state, days) => {
        const view = near({ state, closedDay: END_STATES.has(state) ? TODAY - days * DAY_MS : null })
        const isKnown = !END_STATES.has(state) || (LATELY_OVER_STATES.has(state) && days < NEAR_AFTER_END_DAYS)
        expect(isStillNear(view, NOW)).toBe(isKnown)
        expect(found([view])).toEqual(isKnown ? ['a'] : [])
      }),
    )
    expect(isStillNear(near({ state: 'closed', closedDay: TODAY }), TODAY + 14 * DAY_MS - 1)).toBe(true)
    expect(isStillNear(near({ state: 'closed', closedDay: TODAY }), TODAY + 14 * DAY_MS)).toBe(false)
    expect(isStillNear(near({ state: 'closed' }), NOW)).toBe(false) // from a server that did not say when
  })
})

test('open ones first, then the same building, then the nearest, then the newest', () => {
  const cases = [
    near({ caseId: 'over', state: 'closed', closedDay: TODAY }),
    near({ caseId: 'far', point: at(0, 20) }),
    near({ caseId: 'old', point: at(0, 5), day: TODAY - DAY_MS }),
    near({ caseId: 'new', point: at(0, 5) }),
    near({ caseId: 'house', buildingId: 'b12', point: at(0, 60) }),
  ]
  expect(found(cases, place({ buildingId: 'b12' }))).toEqual(['house', 'new', 'old', 'far', 'over'])
})

test('the order does not hang on the order they were heard in', () => {
  const anyCase = fc.record({
    caseId: fc.uuid(),
    metres: fc.integer({ min: 0, max: 29 }),
    days: fc.integer({ min: 0, max: 9 }),
    closed: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.uniqueArray(anyCase, { selector: ({ caseId }) => caseId, maxLength: 6 }), (made) => {
      const cases = made.map(({ caseId, metres, days, closed }) =>
        near({
          caseId,
          point: at(0, metres),
          day: TODAY - days * DAY_MS,
          ...(closed && { state: 'closed' as const, closedDay: TODAY }),
        }),
      )
      expect(found(cases)).toEqual(found([...cases].reverse()))
    }),
  )
})
