import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { hearEvents } from '../../../server/notify/hear-events.ts'
import { morningDigests } from '../../../server/notify/morning-digests.ts'
import { sendDeliveries } from '../../../server/notify/send-deliveries.ts'
import { aReport } from '../heart/phone.ts'
import { dispatch, walkOf } from '../heart/walk.ts'
import { MINUTE, type Outside, openOutside } from './outside.ts'

let outside: Outside
beforeEach(async () => {
  outside = await openOutside()
})
afterEach(() => outside.heart.close())

describe('a group hears', () => {
  test('of the events it wants, of its grids, once each', async () => {
    await outside.withChannel({ events: ['report'], gridIds: ['g3'] })
    await outside.report()
    await outside.report({ place: null })
    await outside.turn()
    await outside.turn()
    expect(outside.texts()).toEqual([expect.stringContaining('3号网格 有新上报，待审核')])
  })

  test('nothing a reporter wrote, and not who reported', async () => {
    await outside.withChannel()
    const one = aReport({ words: '我是301的王阿姨' })
    await outside.heart.as('wang').putReport(one)
    const walk = walkOf(outside.heart, one.caseId)
    await walk.inProgress()
    await walk.step('chen', { act: 'done', photoIds: [await walk.evidence()], note: '已挪走' })
    await walk.step('li', { act: 'verify', note: '' })
    await walk.step('wang', { act: 'object', reason: '又停回来了，我住301' })
    await outside.turn()
    expect(JSON.stringify(outside.sent)).toContain('没解决')
    for (const secret of ['wang', '王阿姨', '301', '又停回来了'])
      expect(JSON.stringify(outside.sent)).not.toContain(secret)
  })

  test('nothing while it is switched off', async () => {
    await outside.withChannel({}, { enabled: false })
    await outside.report()
    await outside.turn()
    expect(outside.sent).toEqual([])
  })

  test('at night of dangers alone; the rest comes in the morning, as one message', async () => {
    const channel = await outside.withChannel()
    outside.heart.clock.now = Date.UTC(2026, 9, 12, 15) // 23:00
    for (let i = 0; i < 5; i++) await outside.report()
    await outside.report({ categoryId: 'fire-lane' })
    await outside.turn()
    expect(outside.sent).toHaveLength(1)
    outside.heart.clock.now = Date.UTC(2026, 9, 12, 23) // 07:00
    await outside.turn()
    expect(outside.texts()[1]).toContain('5 条新消息')
    expect((await outside.log(channel)).every(({ state }) => state === 'sent')).toBe(true)
  })
})

describe('the provider’s limit', () => {
  test('is kept in any minute, also by a server that was just started again', async () => {
    await outside.withChannel()
    for (let minute = 0; minute < 40; minute++) {
      await outside.report()
      await outside.turn()
      outside.heart.clock.now += 1_000
    }
    expect(outside.sent.length).toBeLessThanOrEqual(20)
    outside.heart.clock.now += MINUTE
    await outside.turn()
    expect(outside.texts().at(-1)).toMatch(/条新消息/)
  })

  test('counts every message, also those of one turn whose clock stands still', async () => {
    const { communityId, channelId } = await outside.withChannel()
    for (let i = 0; i < 3; i++) await outside.report()
    await outside.turn()
    expect(outside.sent).toHaveLength(3)
    expect(await outside.heart.stores.channels.sentSince(communityId, channelId, 0)).toBe(3)
  })

  test('near it, what waits goes as one message', async () => {
    await outside.withChannel()
    for (let i = 0; i < 4; i++) await outside.report()
    await outside.turn()
    expect(outside.texts()).toEqual([expect.stringContaining('4 条新消息')])
  })
})

describe('a server that is killed', () => {
  test('between hearing of an event and noting it hears of it again, and nobody hears it twice', async () => {
    await outside.withChannel()
    await outside.report()
    const { notices } = outside.heart.stores
    const killed = { ...outside.deps(), notices: { ...notices, settle: () => Promise.reject(new Error('killed')) } }
    await expect(hearEvents(killed)).rejects.toThrow('killed')
    const page = await notices.unheard(10)
    expect(page).toHaveLength(1)
    await outside.turn()
    // The same page once more, as a second process would that read it before.
    const again = { ...outside.deps(), notices: { ...notices, unheard: async () => page } }
    await hearEvents(again)
    await outside.turn()
    expect(outside.sent).toHaveLength(1)
    const li = await notices.inbox(outside.heart.community.id, 'li', 0, 10)
    expect(li).toHaveLength(1)
  })

  test('between sending and noting it sends again: at least once, never not at all', async () => {
    const channel = await outside.withChannel()
    await outside.report()
    const { channels } = outside.heart.stores
    await hearEvents(outside.deps())
    const killed = {
      ...outside.deps(),
      channels: { ...channels, noteAttempt: () => Promise.reject(new Error('killed')) },
    }
    await expect(sendDeliveries(killed)).rejects.toThrow('killed')
    await outside.turn()
    expect(outside.sent).toHaveLength(2)
    expect(await outside.log(channel)).toMatchObject([{ state: 'sent' }])
  })
})

describe('the morning’s digest', () => {
  test('comes once a day, also from a server that was just started again, and not where there is nothing to say', async () => {
    const channel = await outside.withChannel({ digestAt: 8 * 60, events: [] })
    await outside.report()
    await outside.turn()
    outside.heart.clock.now = Date.UTC(2026, 9, 12, 23, 59) // 07:59
    await morningDigests(outside.deps())()
    expect(await outside.log(channel)).toEqual([])
    outside.heart.clock.now = Date.UTC(2026, 9, 13, 0, 1)
    await morningDigests(outside.deps())()
    await morningDigests(outside.deps())()
    await outside.turn()
    expect(outside.texts()).toEqual([expect.stringMatching(/早上好\n昨天以来新上报 1 件\n待审核 1 件/)])
    const empty = await outside.withChannel({ digestAt: 8 * 60, gridIds: ['g4'] }, { channelId: 'd'.repeat(32) })
    await morningDigests(outside.deps())()
    expect(await outside.log(empty)).toEqual([])
  })
})

describe('text messages', () => {
  const sms = { signName: '湖畔社区', templateCode: 'SMS_71390007' }
  const channelOf = () =>
    outside.withChannel(
      { sms, template: 'what={事项}\nwhere={地点}', events: ['dispatch'] },
      { kind: 'sms', token: 'LTAI5tExampleKey', secret: 'AKSECRET' },
    )
  beforeEach(() => {
    outside.provider.answer = () => ({ status: 200, body: '{"Code":"OK","Message":"OK"}' })
  })

  test('go to who hears of it and has a number, to nobody else', async () => {
    await channelOf()
    await outside.heart.stores.channels.putPhone(outside.heart.community.id, 'chen', '13800000000')
    await outside.heart.stores.channels.putPhone(outside.heart.community.id, 'qian', '13800000001')
    const one = aReport()
    await outside.heart.as('wang').putReport(one)
    const walk = walkOf(outside.heart, one.caseId)
    await walk.step('li', { act: 'accept' })
    await walk.step('li', dispatch)
    await outside.turn()
    const numbers = outside.sent.map(({ body }) => new URLSearchParams(body).get('PhoneNumbers'))
    expect(numbers).toEqual(['13800000000'])
  })

  test('to a number that was taken away since are given up, and say so', async () => {
    const channel = await channelOf()
    await outside.heart.stores.channels.putPhone(outside.heart.community.id, 'chen', '13800000000')
    const one = aReport()
    await outside.heart.as('wang').putReport(one)
    const walk = walkOf(outside.heart, one.caseId)
    await walk.step('li', { act: 'accept' })
    await walk.step('li', dispatch)
    await hearEvents(outside.deps())
    await outside.heart.stores.channels.putPhone(outside.heart.community.id, 'chen', null)
    await sendDeliveries(outside.deps())
    expect(await outside.log(channel)).toMatchObject([{ state: 'failed', trouble: 'phone_missing' }])
    expect(outside.sent).toEqual([])
  })
})

test('no secret is ever logged', async () => {
  await outside.withChannel({}, { kind: 'feishu', token: '01234567-89ab-cdef-0123-456789abcdef', secret: 'SIGNSECRET' })
  outside.heart.outside.post = () => {
    throw new Error('https://open.feishu.cn/open-apis/bot/v2/hook/01234567-89ab-cdef-0123-456789abcdef')
  }
  await outside.report()
  await outside.turn()
  expect(outside.heart.logged.length).toBeGreaterThan(0)
  for (const secret of ['SIGNSECRET', '01234567-89ab'])
    expect(JSON.stringify(outside.heart.logged)).not.toContain(secret)
})
