import { describe, expect, test } from 'vitest'
import { GROUP_EVENTS } from '../../domain/hearing.ts'
import { REASON_ACTS, usualReasonsSchema } from '../../domain/reasons.ts'
import { LINK_DAYS_MAX, linkSecretSchema } from '../../domain/task-link.ts'
import { calendar, channel, draft, limits, newLink, rule, SECRET, test2phone, view } from './desk-examples.ts'
import { type Shape, takesWith } from './shape.ts'

describe('the borders', () => {
  const LONG = (count: number) => '字'.repeat(count)
  test.each<[string, Shape, string, unknown[], unknown[]]>([
    ['events', channel, 'events', [[...GROUP_EVENTS]], [[...GROUP_EVENTS, 'report'], ['accept']]],
    [
      'grids of a channel',
      channel,
      'gridIds',
      [['x'.repeat(64)], Array(200).fill('g')],
      [[''], ['x'.repeat(65)], Array(201).fill('g')],
    ],
    ['a template', channel, 'template', [LONG(1), LONG(1000)], ['', LONG(1001)]],
    ['minutes of the day', channel, 'quiet.from', [0, 1439], [-1, 1440, 1.5]],
    ['the digest', channel, 'digestAt', [0, 1439], [-1, 1440]],
    ['a signature', channel, 'sms.signName', [LONG(1), LONG(40)], ['', LONG(41)]],
    [
      'an approved template',
      channel,
      'sms.templateCode',
      ['SMS_1234', `SMS_${'1'.repeat(20)}`],
      ['SMS_123', `SMS_${'1'.repeat(21)}`, 'XSMS_1234', 'SMS_1234x'],
    ],
    ['a channel’s name', draft, 'name', [LONG(30)], ['', LONG(31)]],
    ['an address', draft, 'address', ['a', 'a'.repeat(500)], ['', 'a'.repeat(501)]],
    ['a channel’s secret', draft, 'secret', ['a', 'a'.repeat(200)], ['', 'a'.repeat(201)]],
    [
      'a phone',
      test2phone,
      'phone',
      ['19912345678', '+4915112345678'],
      ['12012345678', '1381234567', '138123456789', '+0123456789', 'x13800138000'],
    ],
    ['a rule’s id', rule, 'id', ['abcdef', 'a'.repeat(16)], ['abcde', 'a'.repeat(17), 'ABCDEF', 'abcdef ']],
    [
      'a rule’s categories',
      rule,
      'categoryIds',
      [Array(200).fill('a')],
      [Array(201).fill('a'), [''], ['a'.repeat(65)]],
    ],
    ['a rule’s weekdays', rule, 'weekdays', [[0, 6], Array(7).fill(1)], [[-1], [7], Array(8).fill(1)]],
    ['a rule’s hours', rule, 'hours.from', [0, 1440], [-1, 1441, 0.5]],
    ['a rule’s handler', rule, 'handlerId', ['a'.repeat(64)], ['', 'a'.repeat(65)]],
    ['days of a link', newLink, 'days', [1, LINK_DAYS_MAX], [0, LINK_DAYS_MAX + 1, 1.5]],
    ['the name of a link', newLink, 'name', [LONG(30)], ['', LONG(31)]],
    ['the name of a filter', view, 'name', [LONG(20)], ['', '  ', LONG(21)]],
    ['a filter', view, 'query', ['a', 'a=%E4&b=1-2.3'.padEnd(400, 'x')], ['', 'a'.repeat(401), '?a=1', 'a=1#b', 'a b']],
    [
      'hours of work',
      limits,
      'calendar',
      [calendar],
      [
        { ...calendar, from: 1020 },
        { ...calendar, weekdays: [] },
      ],
    ],
    ['categories with times', limits, 'categories.0.id', ['a'.repeat(64)], ['', 'a'.repeat(65)]],
  ])('of %s', (_name, shape, path, takes, refuses) => {
    for (const value of takes) expect(takesWith(shape, path, value), JSON.stringify(value)).toBe(true)
    for (const value of refuses) expect(takesWith(shape, path, value), JSON.stringify(value)).toBe(false)
  })

  test('of a link’s secret: 256 bits as base64url, nothing before and after', () => {
    const takes = (secret: string) => linkSecretSchema.safeParse({ secret }).success
    expect([SECRET, `${'-_9z'.repeat(10)}abc`].map(takes)).toEqual([true, true])
    expect([`x${SECRET}`, SECRET.slice(1), `${SECRET} `, `${SECRET.slice(1)}+`].map(takes)).toEqual([
      false,
      false,
      false,
      false,
    ])
  })

  test('of a community’s own reasons', () => {
    const takes = (lists: object) => usualReasonsSchema.safeParse(lists).success
    expect(takes(Object.fromEntries(REASON_ACTS.map((act) => [act, Array(9).fill(LONG(60))])))).toBe(true)
    expect(takes({})).toBe(true)
    expect(takes({ decline: [] })).toBe(true)
    for (const bad of [
      { decline: Array(10).fill('a') },
      { decline: [LONG(61)] },
      { decline: [' '] },
      { accept: ['a'] },
    ])
      expect(takes(bad), JSON.stringify(bad)).toBe(false)
  })
})
