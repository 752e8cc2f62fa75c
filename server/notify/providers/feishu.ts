import { createHmac } from 'node:crypto'
import { ROBOT_HOSTS } from '../../../domain/channel.ts'
import type { Provider } from './provider.ts'
import { robotUrl } from './read-address.ts'
import { meaning, readCoded } from './read-answer.ts'

const PATH = '/open-apis/bot/v2/hook/'
const HOOK = /^[0-9a-zA-Z-]{16,64}$/

const CODES = {
  '11232': 'too_fast',
  '9499': 'too_long',
  '19001': 'wrong_address',
  '19021': 'wrong_signature',
  '19022': 'ip_not_allowed',
  '19024': 'keyword_missing',
} as const

/** Nothing under the key `timestamp + "\n" + secret`, HMAC-SHA256, base64. @param at whole seconds */
export const feishuSign = (secret: string, at: number): string =>
  createHmac('sha256', `${at}\n${secret}`).update('').digest('base64')

/** A group's robot in 飞书 (open.feishu.cn/document/client-docs/bot-v3/add-custom-bot): signed in the body where 签名校验 is on. */
export const feishu: Provider = {
  readAddress: (address) => {
    const url = robotUrl(address, ROBOT_HOSTS.feishu)
    const hook = url?.pathname.startsWith(PATH) && url.search === '' ? url.pathname.slice(PATH.length) : ''
    return HOOK.test(hook) ? hook : null
  },
  request: ({ token, secret }, { text, at }) => {
    const seconds = Math.floor(at / 1000)
    const signed = secret === null ? {} : { timestamp: String(seconds), sign: feishuSign(secret, seconds) }
    // 飞书 reads `<at …>` in a text as calling people: somebody's words must not call everybody.
    const content = { text: text.replaceAll('<', '＜') }
    return {
      url: `https://${ROBOT_HOSTS.feishu}${PATH}${encodeURIComponent(token)}`,
      contentType: 'application/json',
      body: JSON.stringify({ ...signed, msg_type: 'text', content }),
    }
  },
  readAnswer: (answer) =>
    readCoded(
      answer,
      (json) => json.code ?? json.StatusCode,
      (code) => meaning(CODES, code),
    ),
  limit: { perMinute: 100, perSecond: 5 },
  bytesMax: 18_000,
}
