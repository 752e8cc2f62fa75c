import { describe, expect, test } from 'vitest'
import { covers, type RoutingRule } from '../../domain/routing.ts'
import { checkRouting, isRoutingError } from '../../domain/routing-check.ts'
import { communityFixture } from '../support/community-fixture.ts'

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
const chen = { personId: 'chen', kinds: ['property'] }
const liu = { personId: 'liu', kinds: ['cleaning'] }

describe('what is said of rules', () => {
  const check = (rules: RoutingRule[]) =>
    checkRouting(rules, communityFixture, [chen, liu]).map(({ code, ruleId }) => `${ruleId} ${code}`)

  test('nothing of good ones', () => {
    const good = rule({ categoryIds: ['ebike-parking'], gridIds: ['g3'], estates: ['测试小区'] })
    expect(check([good, rule({ id: 'rule02' })])).toEqual([])
  })

  test('what is not there, what cannot be, and what is never reached', () => {
    expect(
      check([
        rule({ handlerId: 'gone', categoryIds: ['x'], gridIds: ['y'], estates: ['z'] }),
        rule({ id: 'rule02', hours: { from: 60, to: 60 } }),
        rule({ id: 'rule03' }),
        rule({ id: 'rule03', gridIds: ['g3'] }),
      ]),
    ).toEqual([
      'rule01 handler_unknown',
      'rule01 category_unknown',
      'rule01 grid_unknown',
      'rule01 estate_unknown',
      'rule02 hours_empty',
      'rule03 id_twice',
      'rule03 never_reached',
    ])
  })

  test('a rule behind one that is passed over is reached', () => {
    expect(check([rule({ handlerId: 'gone' }), rule({ id: 'rule02' })])).toEqual(['rule01 handler_unknown'])
  })

  test('the night of every day covers the night of one, a day does not', () => {
    const night = { from: 1320, to: 360 }
    const monday = rule({ id: 'rule02', weekdays: [1], hours: { from: 0, to: 120 } })
    expect(covers(rule({ hours: night }), monday)).toBe(true)
    expect(covers(rule({ weekdays: [1], hours: night }), monday)).toBe(false)
    expect(covers(rule({ weekdays: [0, 1], hours: night }), monday)).toBe(true)
  })

  test('only what cannot be is an error', () => {
    const codes = ['id_twice', 'hours_empty', 'handler_unknown', 'never_reached'] as const
    expect(codes.filter((code) => isRoutingError({ code, ruleId: 'rule01' }))).toEqual(['id_twice', 'hours_empty'])
  })
})
