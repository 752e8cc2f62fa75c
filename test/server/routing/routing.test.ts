import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RoutingRule } from '../../../domain/routing.ts'
import {
  type RoutingPreview,
  routingPreviewSchema,
  routingSchema,
  routingVersionsSchema,
} from '../../../domain/routing-wire.ts'
import { handlersSchema, headers, paths } from '../../../domain/wire.ts'
import { type Heart, type Member, openHeart } from '../heart/heart.ts'
import { aReport, refusal } from '../heart/phone.ts'

let heart: Heart
beforeAll(async () => {
  heart = await openHeart()
})
afterAll(async () => {
  expect(heart.logged).toEqual([])
  await heart.close()
})

const rule = (id: string, wish: Partial<RoutingRule> = {}): RoutingRule => ({
  id,
  categoryIds: [],
  gridIds: [],
  estates: [],
  weekdays: [],
  hours: null,
  handlerId: 'chen',
  ...wish,
})
const put = (rules: unknown, before: number | null, who: Member = 'zheng') =>
  heart.as(who).send('PUT', paths.routing, {
    json: { rules },
    headers: before === null ? {} : { [headers.ifMatch]: `"${before}"` },
  })
const get = async (query = '') =>
  routingSchema.parse(await (await heart.as('zheng').send('GET', `${paths.routing}${query}`)).json())
const preview = async (rules: RoutingRule[], cases = 100): Promise<RoutingPreview> => {
  const answer = await heart.as('zheng').send('POST', paths.routingPreview, { json: { rules, cases } })
  expect(answer.status).toBe(200)
  return routingPreviewSchema.parse(await answer.json())
}

async function dispatched(handlerId: string, wish: Parameters<typeof aReport>[0] = {}): Promise<string> {
  const report = aReport(wish)
  await heart.as('wang').putReport(report)
  await heart.as('li').act(report.caseId, { act: 'accept' }, 1)
  const answer = await heart.as('li').act(report.caseId, { act: 'dispatch', handlerId, task: '请处理', dueAt: null }, 2)
  expect(answer.status).toBe(200)
  return report.caseId
}

describe('rules of dispatch', () => {
  test('there are none until somebody makes some; each save is a version of its own', async () => {
    expect(await get()).toEqual({ version: 0, madeAt: null, madeBy: null, rules: [] })
    const first = [rule('rule01', { gridIds: ['g3'] })]
    expect(routingSchema.parse(await (await put(first, 0)).json())).toEqual({
      version: 1,
      madeAt: heart.clock.now,
      madeBy: '姓名-zheng',
      rules: first,
    })
    await put([...first, rule('rule02')], 1)
    expect((await get()).rules.map(({ id }) => id)).toEqual(['rule01', 'rule02'])
    expect((await get('?version=1')).rules).toEqual(first)
    const versions = routingVersionsSchema.parse(
      await (await heart.as('zheng').send('GET', paths.routingVersions)).json(),
    )
    expect(versions.versions.map(({ version, rules }) => [version, rules])).toEqual([
      [2, 2],
      [1, 1],
    ])
  })

  test('the desk gets them with the handlers, so that it can propose without a network', async () => {
    const answer = handlersSchema.parse(await (await heart.as('li').send('GET', paths.handlers)).json())
    expect(answer.rules?.map(({ id }) => id)).toEqual(['rule01', 'rule02'])
  })

  test('of two who change the same version one is told what stands now', async () => {
    const answers = await Promise.all([put([rule('rule07')], 2), put([rule('rule08')], 2)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412])
    const lost = answers.find(({ status }) => status === 412)
    expect(await lost?.json()).toMatchObject({ code: 'revision_conflict', routing: { version: 3 } })
    expect(await refusal(put([], 9))).toEqual([412, 'revision_conflict'])
    expect(await refusal(put([], null))).toEqual([428, 'revision_required'])
  })

  test('what cannot be is refused with what is wrong; what is doubtful is kept', async () => {
    const answer = await put([rule('rule01', { hours: { from: 60, to: 60 } }), rule('rule01')], 3)
    expect(answer.status).toBe(422)
    expect(await answer.json()).toMatchObject({
      code: 'routing_invalid',
      problems: [
        { code: 'hours_empty', ruleId: 'rule01' },
        { code: 'id_twice', ruleId: 'rule01' },
      ],
    })
    expect((await put([rule('rule09', { handlerId: 'gone' })], 3)).status).toBe(200)
  })

  test('nonsense never gets in', async () => {
    const wrong: unknown[] = [
      null,
      'x',
      [null],
      [{ ...rule('rule01'), id: 'X' }],
      [{ ...rule('rule01'), weekdays: [7] }],
      [{ ...rule('rule01'), hours: { from: -1, to: 5 } }],
      [{ ...rule('rule01'), hours: { from: 0, to: 1441 } }],
      [{ ...rule('rule01'), more: 1 }],
      Array.from({ length: 101 }, (_, i) => rule(`rule${100 + i}`)),
    ]
    for (const rules of wrong) expect(await refusal(put(rules, 4))).toEqual([400, 'bad_body'])
    expect((await get()).version).toBe(4)
    for (const query of ['?version=0', '?version=x', '?version=-1']) {
      expect(await refusal(heart.as('zheng').send('GET', `${paths.routing}${query}`))).toEqual([400, 'bad_query'])
    }
    expect(await refusal(heart.as('zheng').send('GET', `${paths.routing}?version=99`))).toEqual([404, 'not_found'])
  })

  test('only the admin changes them; the leader may read them, nobody else', async () => {
    for (const who of ['wang', 'li', 'chen', 'wu'] as const) {
      expect([who, ...(await refusal(put([], 4, who)))]).toEqual([who, 403, 'not_allowed'])
      const tried = heart.as(who).send('POST', paths.routingPreview, { json: { rules: [], cases: 1 } })
      expect(await refusal(tried)).toEqual([403, 'not_allowed'])
    }
    const statuses = (['wang', 'li', 'chen', 'wu', 'zheng'] as const).map(
      async (who) => (await heart.as(who).send('GET', paths.routing)).status,
    )
    expect(await Promise.all(statuses)).toEqual([403, 200, 403, 403, 200])
  })
})

describe('rules tried on past cases', () => {
  test('no past, no cases', async () => {
    expect(await preview([rule('rule01')])).toMatchObject({ looked: 0, changed: 0, byRule: [], cases: [] })
  })

  test('each case is sent as the rules would have at its own moment, beside what was done', async () => {
    heart.clock.now = Date.UTC(2026, 9, 12, 2) // Monday, 10:00 in Shanghai
    const byDay = await dispatched('chen')
    heart.clock.now = Date.UTC(2026, 9, 12, 15) // Monday, 23:00
    const byNight = await dispatched('chen')
    const rules = [
      rule('night1', { hours: { from: 1320, to: 360 }, handlerId: 'qian' }),
      rule('rule02', { gridIds: ['g4'], handlerId: 'qian' }),
    ]
    const seen = await preview(rules)
    expect(seen).toMatchObject({
      looked: 2,
      changed: 1,
      byCategory: 1,
      byRule: [{ ruleId: 'night1', taken: 1, changed: 1 }],
    })
    expect(seen.cases.map(({ caseId, wentTo, wouldGoTo, ruleId }) => [caseId, wentTo, wouldGoTo, ruleId])).toEqual([
      [byNight, 'chen', 'qian', 'night1'],
      [byDay, 'chen', 'chen', null], // the fixture's category is 物业's
    ])
  })

  test('of a case that was sent twice the last sending counts', async () => {
    const caseId = await dispatched('chen')
    await heart.as('li').act(caseId, { act: 'dispatch', handlerId: 'qian', task: '', dueAt: null }, 3)
    const seen = await preview([rule('rule01')], 1)
    expect(seen.cases).toMatchObject([{ caseId, wentTo: 'qian', wouldGoTo: 'chen' }])
    expect(seen.looked).toBe(1)
  })

  test('what is wrong with the rules is said without saving them', async () => {
    const seen = await preview([rule('rule01'), rule('rule02', { handlerId: 'gone' })])
    expect(seen.problems.map(({ code }) => code)).toEqual(['handler_unknown', 'never_reached'])
    expect((await get()).rules.map(({ id }) => id)).toEqual(['rule09'])
  })

  test('it stays within bounds', async () => {
    for (const cases of [0, 501, 1.5, '5']) {
      const tried = heart.as('zheng').send('POST', paths.routingPreview, { json: { rules: [], cases } })
      expect(await refusal(tried)).toEqual([400, 'bad_body'])
    }
  })
})
