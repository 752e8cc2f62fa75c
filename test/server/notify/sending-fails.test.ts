import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { OutgoingFailed } from '../../../server/notify/outgoing.ts'
import { pauseAfter } from '../../../server/notify/send-deliveries.ts'
import { MINUTE, OK, type Outside, openOutside } from './outside.ts'

let outside: Outside
beforeEach(async () => {
  outside = await openOutside()
})
afterEach(() => outside.heart.close())

describe('what does not go out', () => {
  test.each([
    ['nothing answers', new OutgoingFailed('timeout'), 'timeout'],
    ['there is no network', new OutgoingFailed('no_network'), 'no_network'],
    ['the provider is broken', { status: 500, body: 'oops' }, 'http_error'],
    ['a page in between answers', { status: 200, body: '<html>' }, 'bad_answer'],
  ])('is kept and tried again with growing pauses when %s', async (_, wrong, trouble) => {
    const channel = await outside.withChannel()
    await outside.report()
    outside.provider.answer = () => {
      if (wrong instanceof Error) throw wrong
      return wrong
    }
    await outside.turn()
    await outside.turn()
    expect(outside.sent).toHaveLength(1)
    expect(await outside.log(channel)).toMatchObject([{ state: 'waiting', attempts: 1, trouble }])
    outside.heart.clock.now += pauseAfter(1)
    await outside.turn()
    expect(outside.sent).toHaveLength(2)
    outside.provider.answer = () => OK
    outside.heart.clock.now += pauseAfter(2)
    await outside.turn()
    expect(await outside.log(channel)).toMatchObject([{ state: 'sent', attempts: 3, trouble: null }])
  })

  test('too fast, waits ten minutes with everything behind it', async () => {
    await outside.withChannel()
    await outside.report()
    await outside.report()
    outside.provider.answer = () => ({ status: 200, body: '{"errcode":45009,"errmsg":"api freq out of limit"}' })
    await outside.turn()
    outside.heart.clock.now += 9 * MINUTE
    await outside.turn()
    expect(outside.sent).toHaveLength(1)
    outside.provider.answer = () => OK
    outside.heart.clock.now += 2 * MINUTE
    await outside.turn()
    expect(outside.sent).toHaveLength(3)
  })

  test('is given up at once when trying again would not help, says why, and goes out when sent again', async () => {
    const channel = await outside.withChannel()
    await outside.report()
    outside.provider.answer = () => ({ status: 200, body: '{"errcode":93000,"errmsg":"invalid webhook url"}' })
    await outside.turn()
    expect(await outside.log(channel)).toMatchObject([
      { state: 'failed', trouble: 'wrong_address', providerCode: '93000' },
    ])
    outside.heart.clock.now += 60 * MINUTE
    await outside.turn()
    expect(outside.sent).toHaveLength(1)
    outside.provider.answer = () => OK
    expect(
      await outside.heart.stores.channels.resend(channel.communityId, channel.channelId, outside.heart.clock.now),
    ).toBe(1)
    await outside.turn()
    expect(await outside.log(channel)).toMatchObject([{ state: 'sent' }])
  })

  test('is given up after a dozen tries, not before some hours', async () => {
    const channel = await outside.withChannel()
    const began = outside.heart.clock.now
    await outside.report()
    outside.provider.answer = () => ({ status: 503, body: '' })
    while ((await outside.log(channel))[0]?.state !== 'failed') {
      await outside.turn()
      outside.heart.clock.now += 30_000
    }
    expect(outside.sent).toHaveLength(12)
    expect(outside.heart.clock.now - began).toBeGreaterThan(2 * 60 * MINUTE)
  })

  test('through one channel holds up no other', async () => {
    await outside.withChannel()
    await outside.withChannel({}, { channelId: 'd'.repeat(32), kind: 'dingtalk', token: 'e'.repeat(64) })
    outside.heart.outside.post = (request) => {
      outside.sent.push(request)
      return request.url.includes('qyapi') ? Promise.reject(new OutgoingFailed('timeout')) : Promise.resolve(OK)
    }
    await outside.report()
    await outside.turn()
    expect(outside.sent.map(({ url }) => new URL(url).hostname).sort()).toEqual([
      'oapi.dingtalk.com',
      'qyapi.weixin.qq.com',
    ])
  })
})
