import { describe, expect, test } from 'vitest'
import { type ChannelView, channelDraftSchema, SEND_TROUBLES } from '../../../domain/channel.ts'
import { parse } from '../../../domain/parse.ts'
import { formOf, minuteOf, newForm, readForm } from '../../../src/channel-settings/channel-form-state.ts'
import { eventWords, troubleWords, words } from '../../../src/channel-settings/words.ts'

const ID = 'a'.repeat(32)
const ADDRESS = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=x'
const filled = { ...newForm('wecom', ID), name: '三号网格群', address: ADDRESS }

describe('a channel that is being filled in', () => {
  test('is what the server takes, quiet at night unless said otherwise', () => {
    const read = readForm(filled)
    expect(read.ok && parse(channelDraftSchema, read.draft).ok).toBe(true)
    expect(read).toMatchObject({
      draft: { kind: 'wecom', secret: null, settings: { quiet: { from: 1320, to: 420 }, digestAt: null, sms: null } },
    })
  })
  test.each([
    [{ name: ' ' }, 'name_missing'],
    [{ address: '' }, 'address_missing'],
    [{ template: '\n' }, 'template_missing'],
    [{ quiet: { on: true, from: '25:00', to: '07:00' } }, 'time_wrong'],
    [{ digest: { on: true, at: '' } }, 'time_wrong'],
  ])('says the first thing to put right: %o', (wrong, problem) => {
    expect(readForm({ ...filled, ...wrong })).toEqual({ ok: false, problem })
  })
  test('of text messages is off until it is switched on, and wants what 阿里云 approved', () => {
    const sms = { ...newForm('sms', ID), name: '短信', address: 'LTAI5tExampleKey', secret: 's' }
    expect(sms.enabled).toBe(false)
    expect(readForm(sms)).toEqual({ ok: false, problem: 'sms_wrong' })
    expect(readForm({ ...sms, secret: '' })).toEqual({ ok: false, problem: 'secret_missing' })
    const read = readForm({ ...sms, signName: '湖畔社区', templateCode: 'SMS_12345678' })
    expect(read.ok && parse(channelDraftSchema, read.draft).ok).toBe(true)
  })
})

test('changing one leaves address and secret where they are, unless new ones are typed', () => {
  const read = readForm(filled)
  if (!read.ok) throw new Error(read.problem)
  const { name, settings } = read.draft
  const known: ChannelView = {
    ...{ channelId: ID, kind: 'dingtalk', name, addressEnd: 'abcd', hasSecret: true, settings, enabled: true },
    ...{ revision: 3, waiting: 0, failed: 0 },
  }
  const again = readForm(formOf(known))
  expect(again.ok && Object.keys(again.draft).sort()).toEqual(['enabled', 'kind', 'name', 'settings'])
  expect(again).toMatchObject({ draft: { settings } })
  expect(readForm({ ...formOf(known), secret: ' SEC2 ' })).toMatchObject({ draft: { secret: 'SEC2' } })
})

test('a time is hours and minutes', () => {
  expect(['22:00', '7:05', '00:00', '24:00', '7', '', 'ab:cd'].map(minuteOf)).toEqual([
    1320,
    425,
    0,
    null,
    null,
    null,
    null,
  ])
})

test('every trouble has words, with the provider’s own number; an unknown one too', () => {
  for (const trouble of Object.keys(SEND_TROUBLES)) expect(troubleWords(trouble, null)).toMatch(/[。]$/)
  expect(troubleWords('wrong_address', '93000')).toContain('93000')
  expect(troubleWords('melted', null)).toBe(words.troubles.refused)
  expect(troubleWords('toString', null)).toBe(words.troubles.refused)
  expect([eventWords('digest'), eventWords('report'), eventWords('teleport')]).toEqual([
    '早上小结',
    '有新上报',
    '其他消息',
  ])
})
