import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type ChannelDraft, channelsSchema, channelViewSchema, deliveriesSchema } from '../../../domain/channel.ts'
import { channelPaths } from '../../../domain/channel-paths.ts'
import { headers, revisionTag } from '../../../domain/wire.ts'
import { OutgoingFailed } from '../../../server/notify/outgoing.ts'
import type { Heart, Member } from '../heart/heart.ts'
import { refusal } from '../heart/phone.ts'
import { aChannel } from '../notify/a-channel.ts'
import { type Outside, openOutside } from '../notify/outside.ts'

const ID = 'a'.repeat(32)
const KEY = '693axxx6-7aoc-4bc4-97a0-0ec2sifa5aaa'
const ADDRESS = `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${KEY}`

let outside: Outside
let heart: Heart
beforeEach(async () => {
  outside = await openOutside()
  heart = outside.heart
})
afterEach(() => heart.close())

const draft = (wish: Partial<ChannelDraft> = {}): ChannelDraft => ({
  kind: 'wecom',
  name: '三号网格群',
  address: ADDRESS,
  settings: aChannel().settings,
  enabled: true,
  ...wish,
})
function put(json: unknown, revision: number | null = null, who: Member = 'zheng', id = ID) {
  const match: Record<string, string> = revision === null ? {} : { [headers.ifMatch]: revisionTag(revision) }
  return heart.as(who).send('PUT', channelPaths.channel(id), { json, headers: match })
}
const send = (method: string, path: string, json?: unknown) => heart.as('zheng').send(method, path, { json })
const list = async () => channelsSchema.parse(await (await send('GET', channelPaths.channels)).json()).channels

describe('a channel', () => {
  test('is added, changed and removed by the admin, and by nobody else', async () => {
    const added = channelViewSchema.parse(await (await put(draft())).json())
    expect(added).toMatchObject({ channelId: ID, addressEnd: '5aaa', hasSecret: false, revision: 1 })
    for (const who of ['wang', 'li', 'wu', 'chen'] as const) {
      expect(await refusal(put(draft(), 1, who))).toEqual([403, 'not_allowed'])
      expect(await refusal(heart.as(who).send('GET', channelPaths.channels))).toEqual([403, 'not_allowed'])
    }
    expect((await put(draft({ name: '新名字' }), 1)).status).toBe(200)
    expect(await list()).toMatchObject([{ name: '新名字', revision: 2 }])
    expect((await send('DELETE', channelPaths.channel(ID))).status).toBe(204)
    expect(await list()).toEqual([])
    expect(await refusal(send('DELETE', channelPaths.channel(ID)))).toEqual([404, 'not_found'])
  })

  test('that somebody else changed meanwhile is not overwritten', async () => {
    await put(draft())
    await put(draft({ name: '别人改的' }), 1)
    expect(await refusal(put(draft({ name: '我改的' }), 1))).toEqual([412, 'revision_conflict'])
    expect(await refusal(put(draft({ name: '又加一次' })))).toEqual([412, 'revision_conflict'])
    expect(await list()).toMatchObject([{ name: '别人改的' }])
  })

  test('never gives its address or secret back, and keeps them when they are left out', async () => {
    await put(draft({ secret: 'SEC-very-secret' }))
    const { address: _, ...rest } = draft({ name: '改名' })
    const changed = await (await put(rest, 1)).text()
    const shown = changed + JSON.stringify(await list())
    for (const secret of [KEY, 'SEC-very-secret']) expect(shown).not.toContain(secret)
    expect(await heart.stores.channels.findChannel(heart.community.id, ID)).toMatchObject({
      name: '改名',
      token: KEY,
      secret: 'SEC-very-secret',
    })
    await put({ ...rest, secret: null }, 2)
    expect(await list()).toMatchObject([{ hasSecret: false }])
  })

  test('elsewhere than at its provider is refused', async () => {
    for (const address of ['http://127.0.0.1/', 'https://evil.cn/', ADDRESS.replace('https', 'http')])
      expect(await refusal(put(draft({ address })))).toEqual([422, 'address_refused'])
    const { address: _, ...without } = draft()
    expect(await refusal(put(without))).toEqual([422, 'address_refused'])
    expect(await list()).toEqual([])
  })
})

describe('the test button', () => {
  const pressed = async () => (await send('POST', channelPaths.test(ID), {})).json()

  test('says truly what the provider answered', async () => {
    await put(draft())
    expect(await pressed()).toEqual({ ok: true, trouble: null, providerCode: null })
    expect(outside.texts()[0]).toContain('“三号网格群”接好了')
    outside.provider.answer = () => ({ status: 200, body: '{"errcode":93000,"errmsg":"invalid webhook url"}' })
    expect(await pressed()).toEqual({ ok: false, trouble: 'wrong_address', providerCode: '93000' })
    outside.provider.answer = () => {
      throw new OutgoingFailed('timeout')
    }
    expect(await pressed()).toEqual({ ok: false, trouble: 'timeout', providerCode: null })
  })

  test('of text messages goes to the number that is given', async () => {
    const settings = {
      ...aChannel().settings,
      sms: { signName: '湖畔', templateCode: 'SMS_71390007' },
      template: 'a={事项}',
    }
    await put(draft({ kind: 'sms', address: 'LTAI5tExampleKey', secret: 'AKSECRET', settings }))
    expect(await pressed()).toMatchObject({ ok: false, trouble: 'phone_missing' })
    outside.provider.answer = () => ({ status: 200, body: '{"Code":"OK"}' })
    const answer = await send('POST', channelPaths.test(ID), { phone: '13800000000' })
    expect(await answer.json()).toMatchObject({ ok: true })
    expect(new URLSearchParams(outside.sent.at(-1)?.body).get('PhoneNumbers')).toBe('13800000000')
  })
})

test('a preview shows what would go out, and names what nobody knows', async () => {
  const json = { kind: 'wecom', event: 'return', template: '{网格}：{事项}（{网个}）' }
  const answer = await send('POST', channelPaths.preview, json)
  expect(await answer.json()).toEqual({ text: '3号网格：处置员退回，待重新派遣（{网个}）', unknown: ['网个'] })
})

test('the log tells what became of each message, and what was given up can be sent again', async () => {
  await put(draft())
  await outside.report()
  outside.provider.answer = () => ({ status: 200, body: '{"errcode":93000,"errmsg":"invalid webhook url"}' })
  await outside.turn()
  expect(await list()).toMatchObject([{ waiting: 0, failed: 1 }])
  const log = async () =>
    deliveriesSchema.parse(await (await send('GET', channelPaths.deliveries(ID))).json()).deliveries
  expect(await log()).toMatchObject([
    { event: 'report', state: 'failed', trouble: 'wrong_address', providerCode: '93000', attempts: 1 },
  ])
  outside.provider.answer = () => ({ status: 200, body: '{"errcode":0}' })
  expect(await (await send('POST', channelPaths.resend(ID))).json()).toEqual({ count: 1 })
  await outside.turn()
  expect(await log()).toMatchObject([{ state: 'sent', trouble: null }])
})

test('numbers are kept of staff alone, and only their end is shown', async () => {
  expect((await send('PUT', channelPaths.phone('chen'), { phone: '13812345678' })).status).toBe(204)
  expect(await refusal(send('PUT', channelPaths.phone('wang'), { phone: '13812345678' }))).toEqual([404, 'not_found'])
  expect(await refusal(send('PUT', channelPaths.phone('chen'), { phone: '123' }))).toEqual([400, 'bad_body'])
  const text = await (await send('GET', channelPaths.phones)).text()
  expect(text).toContain('"phoneEnd":"5678"')
  expect(text).not.toContain('13812345678')
  expect(text).not.toContain('姓名-wang')
  await send('PUT', channelPaths.phone('chen'), { phone: null })
  expect(await heart.stores.channels.phones(heart.community.id)).toEqual(new Map())
})
