import { createHmac } from 'node:crypto'
import type { ChannelRecord } from '../../stores/channel-journal.ts'
import type { Message, Provider } from './provider.ts'
import { meaning, readCoded } from './read-answer.ts'

const HOST = 'dysmsapi.aliyuncs.com'
const ACCESS_KEY_ID = /^[0-9a-zA-Z]{16,40}$/

const CODES = {
  'isv.BUSINESS_LIMIT_CONTROL': 'too_fast',
  'isp.SYSTEM_ERROR': 'http_error',
  'Throttling.User': 'too_fast',
  Throttling: 'too_fast',
  SignatureDoesNotMatch: 'wrong_signature',
  'InvalidAccessKeyId.NotFound': 'wrong_address',
  'isv.MOBILE_NUMBER_ILLEGAL': 'phone_missing',
  'isv.SMS_SIGNATURE_ILLEGAL': 'template_refused',
  'isv.SMS_TEMPLATE_ILLEGAL': 'template_refused',
  'isv.TEMPLATE_MISSING_PARAMETERS': 'template_refused',
  'isv.INVALID_PARAMETERS': 'template_refused',
  'isv.PARAM_LENGTH_LIMIT': 'too_long',
} as const

/** RFC 3986 as 阿里云 asks for it: everything but letters, digits and -_.~ in %XX. */
const escaped = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)

const query = (parameters: Readonly<Record<string, string>>): string =>
  Object.entries(parameters)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${escaped(name)}=${escaped(value)}`)
    .join('&')

/** The RPC signature, version 1.0: the sorted query under `secret&`, HMAC-SHA1, base64. */
export const aliyunSign = (
  method: 'GET' | 'POST',
  parameters: Readonly<Record<string, string>>,
  secret: string,
): string =>
  createHmac('sha1', `${secret}&`)
    .update(`${method}&%2F&${escaped(query(parameters))}`)
    .digest('base64')

/** One line for each variable of the approved template, `name=…`, as a JSON object. */
function templateParam(text: string): string {
  const pairs = text.split('\n').flatMap((line) => {
    const [, name, value] = /^\s*([A-Za-z]\w{0,29})\s*=(.*)$/.exec(line) ?? []
    return name === undefined ? [] : [[name, value?.trim() ?? '']]
  })
  return JSON.stringify(Object.fromEntries(pairs))
}

function parametersOf({ token, settings: { sms } }: ChannelRecord, { text, phone, at, nonce }: Message) {
  if (!sms || phone === null) throw new Error('a text message without template or number')
  return {
    Action: 'SendSms',
    Version: '2017-05-25',
    RegionId: 'cn-hangzhou',
    Format: 'JSON',
    AccessKeyId: token,
    SignatureMethod: 'HMAC-SHA1',
    SignatureVersion: '1.0',
    SignatureNonce: nonce,
    Timestamp: new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z'),
    PhoneNumbers: phone,
    SignName: sms.signName,
    TemplateCode: sms.templateCode,
    TemplateParam: templateParam(text),
  }
}

/** Text messages by 阿里云短信 (SendSms, 2017-05-25). `token` is the AccessKey id, `secret` the AccessKey secret. */
export const aliyunSms: Provider = {
  readAddress: (address) => (ACCESS_KEY_ID.test(address.trim()) ? address.trim() : null),
  request: (channel, message) => {
    const parameters = parametersOf(channel, message)
    const signed = { ...parameters, Signature: aliyunSign('POST', parameters, channel.secret ?? '') }
    return { url: `https://${HOST}/`, contentType: 'application/x-www-form-urlencoded', body: query(signed) }
  },
  readAnswer: (answer) =>
    readCoded(
      answer,
      (json) => json.Code,
      (code) => meaning(CODES, code),
    ),
  limit: { perMinute: 300, perSecond: 20 },
  bytesMax: 1000,
}
