import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { ChannelKind } from '../../../domain/channel.ts'
import { aliyunSign } from '../../../server/notify/providers/aliyun-sms.ts'
import { dingtalkSign } from '../../../server/notify/providers/dingtalk.ts'
import { feishuSign } from '../../../server/notify/providers/feishu.ts'
import { PROVIDERS } from '../../../server/notify/providers/providers.ts'
import { aChannel } from './a-channel.ts'

const AT = Date.UTC(2026, 10, 27, 2, 30, 15, 500)
const message = { text: '3号网格 有新上报', phone: null, at: AT, nonce: 'f'.repeat(32) }
const answer = (body: unknown, status = 200) => ({
  status,
  body: typeof body === 'string' ? body : JSON.stringify(body),
})
const read = (kind: ChannelKind, body: unknown, status?: number) => PROVIDERS[kind].readAnswer(answer(body, status))
const no = (trouble: string, providerCode: string | null) => ({ ok: false, trouble, providerCode })

describe('企业微信', () => {
  test('has the key in the address and a text in the body', () => {
    const token = '693axxx6-7aoc-4bc4-97a0-0ec2sifa5aaa'
    const request = PROVIDERS.wecom.request(aChannel({ kind: 'wecom', token }), message)
    expect(request.url).toBe(`https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${token}`)
    expect(JSON.parse(request.body)).toEqual({ msgtype: 'text', text: { content: message.text } })
  })
  test('says yes and no in the body', () => {
    expect(read('wecom', { errcode: 0, errmsg: 'ok' })).toEqual({ ok: true })
    expect(read('wecom', { errcode: 45009, errmsg: 'api freq out of limit' })).toEqual(no('too_fast', '45009'))
    expect(read('wecom', { errcode: 93000, errmsg: 'invalid webhook url, hint: [1]' })).toEqual(
      no('wrong_address', '93000'),
    )
    expect(read('wecom', { errcode: 40058, errmsg: 'Invalid input : content exceed max length.' })).toEqual(
      no('too_long', '40058'),
    )
  })
})

describe('钉钉', () => {
  const token = 'a'.repeat(64)
  test('is signed as its documentation shows', () => {
    // timestamp + "\n" + secret under the secret, written here as the documentation does
    const secret = 'this is secret'
    const expected = createHmac('sha256', Buffer.from(secret))
      .update(Buffer.from(`${AT}\n${secret}`))
      .digest('base64')
    expect(dingtalkSign(secret, AT)).toBe(expected)
    // openssl dgst -sha256 -hmac says the same
    expect(dingtalkSign('this is secret', 1_600_000_000_000)).toBe('MYEtKC4/NfMR1l4prX++ai6oOf70X1xOf6UlnyUhJH4=')
  })
  test('carries timestamp and signature in the address, and neither without 加签', () => {
    const signed = new URL(
      PROVIDERS.dingtalk.request(aChannel({ kind: 'dingtalk', token, secret: 'SEC1' }), message).url,
    )
    expect(signed.origin + signed.pathname).toBe('https://oapi.dingtalk.com/robot/send')
    expect([...signed.searchParams]).toEqual([
      ['access_token', token],
      ['timestamp', String(AT)],
      ['sign', dingtalkSign('SEC1', AT)],
    ])
    expect(signed.search).toContain('%3D') // base64 is escaped in the query
    const plain = PROVIDERS.dingtalk.request(aChannel({ kind: 'dingtalk', token }), message)
    expect(plain.url).toBe(`https://oapi.dingtalk.com/robot/send?access_token=${token}`)
    expect(JSON.parse(plain.body)).toEqual({ msgtype: 'text', text: { content: message.text } })
  })
  test.each([
    ['keywords not in content', 'keyword_missing'],
    ['sign not match', 'wrong_signature'],
    ['invalid timestamp', 'wrong_signature'],
    ['ip 1.2.3.4 not in whitelist', 'ip_not_allowed'],
  ])('says by 310000 “%s” which guard turned it away', (errmsg, trouble) => {
    expect(read('dingtalk', { errcode: 310000, errmsg })).toEqual(no(trouble, '310000'))
  })
  test('says when it was too much', () => {
    expect(read('dingtalk', { errcode: 130101, errmsg: 'send too fast, exceed 20 times per minute' })).toEqual(
      no('too_fast', '130101'),
    )
  })
})

describe('飞书', () => {
  const token = '01234567-89ab-cdef-0123-456789abcdef'
  test('is signed as its documentation shows: nothing, under timestamp and secret', () => {
    const expected = createHmac('sha256', Buffer.from('1599360473\ndemo')).update(Buffer.alloc(0)).digest('base64')
    expect(feishuSign('demo', 1_599_360_473)).toBe(expected)
    expect(expected).toBe('l1N0gAcBjdwBvGm1xMjOF0XSyaLRpR7tuO5dHfhAYc8=')
  })
  test('carries timestamp in seconds and signature in the body, and neither without 签名校验', () => {
    const signed = PROVIDERS.feishu.request(aChannel({ kind: 'feishu', token, secret: 'demo' }), message)
    const seconds = Math.floor(AT / 1000)
    expect(signed.url).toBe(`https://open.feishu.cn/open-apis/bot/v2/hook/${token}`)
    expect(JSON.parse(signed.body)).toEqual({
      timestamp: String(seconds),
      sign: feishuSign('demo', seconds),
      msg_type: 'text',
      content: { text: message.text },
    })
    const plain = PROVIDERS.feishu.request(aChannel({ kind: 'feishu', token }), message)
    expect(JSON.parse(plain.body)).toEqual({ msg_type: 'text', content: { text: message.text } })
  })
  test('calls nobody, whatever somebody wrote', () => {
    const text = '原因：<at user_id="all">所有人</at>'
    const { body } = PROVIDERS.feishu.request(aChannel({ kind: 'feishu', token }), { ...message, text })
    expect(body).not.toContain('<at')
  })
  test('says yes and no in the body', () => {
    expect(read('feishu', { StatusCode: 0, StatusMessage: 'success', code: 0, data: {}, msg: 'success' })).toEqual({
      ok: true,
    })
    expect(read('feishu', { code: 19021, msg: 'sign match fail or timestamp is not within one hour' })).toEqual(
      no('wrong_signature', '19021'),
    )
    expect(read('feishu', { code: 19022, msg: 'Ip Not Allowed' })).toEqual(no('ip_not_allowed', '19022'))
    expect(read('feishu', { code: 19024, msg: 'Key Words Not Found' })).toEqual(no('keyword_missing', '19024'))
    expect(read('feishu', { code: 11232, msg: 'frequency limited' })).toEqual(no('too_fast', '11232'))
  })
})

describe('阿里云短信', () => {
  test('is signed as the example of its documentation', () => {
    const example = {
      SignatureMethod: 'HMAC-SHA1',
      SignatureNonce: '45e25e9b-0a6f-4070-8c85-2956eda1b466',
      AccessKeyId: 'testId',
      SignatureVersion: '1.0',
      Timestamp: '2017-07-12T02:42:19Z',
      Format: 'XML',
      Action: 'SendSms',
      Version: '2017-05-25',
      RegionId: 'cn-hangzhou',
      PhoneNumbers: '15300000001',
      SignName: '阿里云短信测试专用',
      TemplateParam: '{"customer":"test"}',
      TemplateCode: 'SMS_71390007',
      OutId: '123',
    }
    expect(aliyunSign('GET', example, 'testSecret')).toBe('zJDF+Lrzhj/ThnlvIToysFRq6t4=')
  })
  test('sends the variables of the approved template, signed as it is sent', () => {
    const sms = { signName: '湖畔社区', templateCode: 'SMS_71390007' }
    const channel = aChannel({ kind: 'sms', token: 'LTAI5tExampleKey', secret: 'testSecret' }, { sms })
    const text = 'grid=3号网格\nwhat = 有新任务\n不是变量'
    const request = PROVIDERS.sms.request(channel, { ...message, text, phone: '13800000000' })
    expect(request.url).toBe('https://dysmsapi.aliyuncs.com/')
    const { Signature, ...sent } = Object.fromEntries(new URLSearchParams(request.body))
    expect(sent).toMatchObject({
      Action: 'SendSms',
      PhoneNumbers: '13800000000',
      SignName: '湖畔社区',
      TemplateParam: '{"grid":"3号网格","what":"有新任务"}',
      Timestamp: '2026-11-27T02:30:15Z',
    })
    expect(Signature).toBe(aliyunSign('POST', sent, 'testSecret'))
    expect(request.body).not.toContain('testSecret')
  })
  test('says yes and no in the body, with any status', () => {
    expect(read('sms', { Code: 'OK', Message: 'OK', BizId: '1', RequestId: '2' })).toEqual({ ok: true })
    expect(read('sms', { Code: 'isv.BUSINESS_LIMIT_CONTROL' })).toEqual(no('too_fast', 'isv.BUSINESS_LIMIT_CONTROL'))
    expect(read('sms', { Code: 'SignatureDoesNotMatch' }, 400)).toEqual(no('wrong_signature', 'SignatureDoesNotMatch'))
  })
})

describe.each(['wecom', 'dingtalk', 'feishu', 'sms'] as const)('what comes back instead of an answer of %s', (kind) => {
  test.each([
    ['a page in between', 200, '<html>请登录网络</html>', no('bad_answer', null)],
    ['half an answer', 200, '{"errcode":', no('bad_answer', null)],
    ['a list', 200, '[]', no('bad_answer', null)],
    ['a redirect', 302, '', no('redirected', '302')],
    ['a fault', 500, 'Internal Server Error', no('http_error', '500')],
    ['too many requests', 429, '', no('too_fast', '429')],
  ])('%s is never taken for a yes', (_, status, body, expected) => {
    expect(read(kind, body, status)).toEqual(expected)
  })
})

describe('a pasted address', () => {
  const KEY = '693axxx6-7aoc-4bc4-97a0-0ec2sifa5aaa'
  const good = `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${KEY}`
  test('of the provider is read for what names the robot', () => {
    expect(PROVIDERS.wecom.readAddress(` ${good} `)).toBe(KEY)
    const token = 'b'.repeat(64)
    expect(PROVIDERS.dingtalk.readAddress(`https://oapi.dingtalk.com/robot/send?access_token=${token}`)).toBe(token)
    const hook = '01234567-89ab-cdef-0123-456789abcdef'
    expect(PROVIDERS.feishu.readAddress(`https://open.feishu.cn/open-apis/bot/v2/hook/${hook}`)).toBe(hook)
  })
  test.each([
    good.replace('https:', 'http:'),
    good.replace('qyapi.weixin.qq.com', 'qyapi.weixin.qq.com.evil.cn'),
    good.replace('qyapi.weixin.qq.com', 'evil.cn'),
    good.replace('qyapi.weixin.qq.com', '127.0.0.1'),
    good.replace('qyapi.weixin.qq.com', '[::1]'),
    good.replace('qyapi.weixin.qq.com', '0x7f000001'),
    good.replace('//', '//qyapi.weixin.qq.com@evil.cn/'),
    good.replace('//', '//user:pass@'),
    good.replace('//', '//qyapi.weixin.qq.com:pass@'),
    good.replace('.com/', '.com:8443/'),
    good.replace('.com/', '.com:80/'),
    good.replace('/webhook/send', '/webhook/../../x'),
    good.replace('/webhook/send', '/webhook/upload_media'),
    `${good}&redirect=https://evil.cn`,
    `${good}&key=${KEY}`,
    `${good}#x`,
    good.replace(KEY, 'a b'),
    good.replace('https://', 'https:\\\\evil.cn\\'),
    'file:///etc/passwd',
    '',
    'no address',
  ])('elsewhere is refused: %s', (address) => {
    expect(PROVIDERS.wecom.readAddress(address)).toBeNull()
  })
})
