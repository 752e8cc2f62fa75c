import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  covers,
  holdsFor,
  proposeHandler,
  type RouteFacts,
  type RoutingRule,
  routeFacts,
  ruleFor,
} from '../../domain/routing.ts'
import { minuteOfWeek, WEEK_MINUTES } from '../../domain/week-clock.ts'
import { communityFixture } from '../support/community-fixture.ts'

/** Wall clock in Asia/Shanghai. */
const at = (text: string): number => Date.parse(`${text}:00+08:00`)
/** A Monday. */
const MONDAY_TEN = at('2026-11-23T10:00')

const rule = (wish: Partial<RoutingRule> = {}): RoutingRule => ({
  id: 'rule01',
  categoryIds: [],
  gridIds: [],
  estates: [],
  weekdays: [],
  hours: null,
  handlerId: 'chen',
  ...wish,
})
const facts = (wish: Partial<RouteFacts> = {}): RouteFacts => ({
  categoryId: 'clutter',
  gridId: 'g3',
  estate: '一期',
  at: MONDAY_TEN,
  ...wish,
})
const chen = { personId: 'chen', kinds: ['property'] }
const liu = { personId: 'liu', kinds: ['cleaning'] }

describe('when a rule holds', () => {
  test('one without conditions holds always', () => {
    expect(holdsFor(rule(), facts())).toBe(true)
    expect(holdsFor(rule(), { categoryId: null, gridId: null, estate: null, at: 0 })).toBe(true)
  })

  test('every condition has to hold, and what is unknown meets none', () => {
    const strict = rule({ categoryIds: ['clutter'], gridIds: ['g3', 'g4'], estates: ['一期'] })
    expect(holdsFor(strict, facts())).toBe(true)
    for (const wrong of [{ categoryId: 'other' }, { gridId: 'g5' }, { estate: '二期' }]) {
      expect(holdsFor(strict, facts(wrong)), JSON.stringify(wrong)).toBe(false)
    }
    for (const unknown of [{ categoryId: null }, { gridId: null }, { estate: null }]) {
      expect(holdsFor(strict, facts(unknown)), JSON.stringify(unknown)).toBe(false)
    }
  })

  test.each([
    ['the first minute', '2026-11-23T08:00', true],
    ['the last minute', '2026-11-23T16:59', true],
    ['the end itself', '2026-11-23T17:00', false],
    ['a minute early', '2026-11-23T07:59', false],
    ['another day', '2026-11-24T10:00', false],
  ])('Mondays 8 to 17: %s', (_name, when, holds) => {
    expect(holdsFor(rule({ weekdays: [1], hours: { from: 480, to: 1020 } }), facts({ at: at(when) }))).toBe(holds)
  })

  test.each([
    ['Monday night', '2026-11-23T23:00', true],
    ['Tuesday before six, which Monday began', '2026-11-24T05:59', true],
    ['Tuesday at six', '2026-11-24T06:00', false],
    ['Monday before six, which Sunday began', '2026-11-23T05:59', false],
    ['Tuesday night', '2026-11-24T23:00', false],
  ])('Mondays 22 to 6, over midnight: %s', (_name, when, holds) => {
    expect(holdsFor(rule({ weekdays: [1], hours: { from: 1320, to: 360 } }), facts({ at: at(when) }))).toBe(holds)
  })

  test('the week begins on Sunday 00:00 in Shanghai, before 1970 too', () => {
    expect(minuteOfWeek(at('2026-11-22T00:00'))).toBe(0)
    expect(minuteOfWeek(at('2026-11-21T23:59'))).toBe(WEEK_MINUTES - 1)
    expect(minuteOfWeek(at('1969-12-28T00:01'))).toBe(1)
  })
})

const someIds = (pool: string[]) => fc.subarray(pool)
const ruleArb: fc.Arbitrary<RoutingRule> = fc.record({
  id: fc.constantFrom('rule01', 'rule02', 'rule03', 'rule04', 'rule05'),
  categoryIds: someIds(['a', 'b']),
  gridIds: someIds(['g3', 'g4']),
  estates: someIds(['一期', '二期']),
  weekdays: fc.subarray([0, 1, 2, 3, 4, 5, 6]),
  hours: fc.option(fc.record({ from: fc.integer({ min: 0, max: 1440 }), to: fc.integer({ min: 0, max: 1440 }) })),
  handlerId: fc.constantFrom('chen', 'liu', 'gone'),
})
const factsArb: fc.Arbitrary<RouteFacts> = fc.record({
  categoryId: fc.constantFrom('a', 'b', null),
  gridId: fc.constantFrom('g3', 'g4', null),
  estate: fc.constantFrom('一期', '二期', null),
  at: fc.integer({ min: MONDAY_TEN - 8 * 86_400_000, max: MONDAY_TEN + 8 * 86_400_000 }),
})

/** The same said slowly: walks from the start of each day of the week before, minute by minute, through the window it opens. */
function holdsSlowly(one: RoutingRule, now: RouteFacts): boolean {
  const meets = (list: string[], value: string | null) => list.length === 0 || list.some((id) => id === value)
  if (!meets(one.categoryIds, now.categoryId) || !meets(one.gridIds, now.gridId)) return false
  if (!meets(one.estates, now.estate)) return false
  const wanted = Math.floor(now.at / 60_000)
  for (const daysAgo of [1, 0]) {
    const local = new Date(now.at + 8 * 3_600_000 - daysAgo * 86_400_000)
    const day = local.getUTCDay()
    const dayStart = Math.floor(
      (Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate()) - 8 * 3_600_000) / 60_000,
    )
    if (one.weekdays.length > 0 && !one.weekdays.includes(day)) continue
    const from = one.hours?.from ?? 0
    const to = one.hours ? (one.hours.from < one.hours.to ? one.hours.to : one.hours.to + 1440) : 1440
    for (let minute = from; minute < to; minute++) if (dayStart + minute === wanted) return true
  }
  return false
}

describe('rules against a slow reference', () => {
  test('holding is what walking through the hours says', () => {
    fc.assert(
      fc.property(ruleArb, factsArb, (one, now) => {
        expect(holdsFor(one, now)).toBe(holdsSlowly(one, now))
      }),
      { numRuns: 2000 },
    )
  })

  test('the first that holds and whose handler is there is taken', () => {
    fc.assert(
      fc.property(fc.array(ruleArb, { maxLength: 8 }), factsArb, (rules, now) => {
        let expected: RoutingRule | null = null
        for (const one of rules) if (!expected && one.handlerId !== 'gone' && holdsSlowly(one, now)) expected = one
        expect(ruleFor(rules, now, [chen, liu])).toBe(expected)
      }),
      { numRuns: 1000 },
    )
  })

  test('a rule that is covered never takes anything the earlier one does not', () => {
    let met = 0
    fc.assert(
      fc.property(ruleArb, ruleArb, factsArb, fc.boolean(), (first, other, now, anyTime) => {
        const { categoryIds, gridIds, estates } = first
        const second = { ...other, ...(categoryIds.length > 0 && { categoryIds }), gridIds, estates }
        const wide = anyTime ? { ...first, hours: null } : first
        if (!covers(wide, second) || !holdsSlowly(second, now)) return
        met++
        expect(holdsSlowly(wide, now)).toBe(true)
      }),
      { numRuns: 1500 },
    )
    expect(met).toBeGreaterThan(5)
  })

  test('the reference can tell: hours read without midnight differ', () => {
    const night = rule({ weekdays: [1], hours: { from: 1320, to: 360 } })
    expect(holdsSlowly(night, facts({ at: at('2026-11-24T03:00') }))).toBe(true)
    expect(holdsSlowly({ ...night, weekdays: [2] }, facts({ at: at('2026-11-24T03:00') }))).toBe(false)
  })
})

describe('who is proposed', () => {
  const [first] = communityFixture.categories
  if (!first) throw new Error('the fixture has categories')
  const category = { ...first, handler: 'cleaning' as const }

  test('whom the first rule names, with the rule', () => {
    const rules = [rule({ gridIds: ['g9'] }), rule({ id: 'rule02', handlerId: 'chen' })]
    expect(proposeHandler({ rules, facts: facts(), category, handlers: [chen, liu] })).toEqual({
      handlerId: 'chen',
      ruleId: 'rule02',
    })
  })

  test('without a rule whom the category names, and nobody without one', () => {
    expect(proposeHandler({ rules: [], facts: facts(), category, handlers: [chen, liu] })).toEqual({
      handlerId: 'liu',
      ruleId: null,
    })
    expect(proposeHandler({ rules: [], facts: facts(), category, handlers: [chen] })).toBeNull()
    expect(proposeHandler({ rules: [], facts: facts(), category: null, handlers: [chen, liu] })).toBeNull()
  })

  test('a rule whose handler left is passed over', () => {
    const rules = [rule({ handlerId: 'gone' })]
    expect(proposeHandler({ rules, facts: facts(), category, handlers: [chen, liu] })?.ruleId).toBeNull()
  })

  test('the estate is that of the building which the place names', () => {
    const place = { source: 'building' as const, lat: 0, lng: 0, accuracy: null, at: null, unit: null, spot: null }
    const item = { categoryId: 'clutter', gridId: 'g3' }
    const of = (buildingId: string | null) =>
      routeFacts({ ...item, place: { ...place, buildingId } }, communityFixture, MONDAY_TEN).estate
    expect([of('b12'), of('nowhere'), of(null)]).toEqual(['测试小区', null, null])
    expect(routeFacts({ ...item, place: null }, communityFixture, MONDAY_TEN).estate).toBeNull()
  })
})
