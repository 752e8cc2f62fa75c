import { createHmac } from 'node:crypto'
import type { SendTrouble } from '../../../domain/channel.ts'
import { ROBOT_HOSTS } from '../../../domain/channel.ts'
import type { Provider } from './provider.ts'
import { onlyParameter, robotUrl } from './read-address.ts'
import { meaning, readCoded } from './read-answer.ts'

const PATH = '/robot/send'
const TOKEN = /^[0-9a-zA-Z]{16,128}$/

/** 130101: more than 20 in a minute, it is deaf for ten then. 300001, 300005: no such robot. */
const CODES = {
  '130101': 'too_fast',
  '410100': 'too_fast',
  '-1': 'too_fast',
  '300001': 'wrong_address',
  '300005': 'wrong_address',
  '460101': 'too_long',
} as const

/** 310000 says by its words which of the three guards turned the message away: keyword, signature or address. */
function guardOf(errmsg: string): SendTrouble {
  if (/keyword/i.test(errmsg)) return 'keyword_missing'
  if (/whitelist|\bip\b/i.test(errmsg)) return 'ip_not_allowed'
  return /sign|timestamp/i.test(errmsg) ? 'wrong_signature' : 'refused'
}

/** `timestamp + "\n" + secret` under the secret, HMAC-SHA256, base64. @param at Unix ms */
export const dingtalkSign = (secret: string, at: number): string =>
  createHmac('sha256', secret).update(`${at}\n${secret}`).digest('base64')

/** A group's robot in 钉钉 (open.dingtalk.com, 自定义机器人接入): signed in the address where 加签 is on. */
export const dingtalk: Provider = {
  readAddress: (address) => onlyParameter(robotUrl(address, ROBOT_HOSTS.dingtalk), PATH, 'access_token', TOKEN),
  request: ({ token, secret }, { text, at }) => {
    const query = new URLSearchParams({ access_token: token })
    if (secret !== null) {
      query.set('timestamp', String(at))
      query.set('sign', dingtalkSign(secret, at))
    }
    return {
      url: `https://${ROBOT_HOSTS.dingtalk}${PATH}?${query}`,
      contentType: 'application/json',
      body: JSON.stringify({ msgtype: 'text', text: { content: text } }),
    }
  },
  readAnswer: (answer) =>
    readCoded(
      answer,
      (json) => json.errcode,
      (code, { errmsg }) => (code === '310000' ? guardOf(String(errmsg)) : meaning(CODES, code)),
    ),
  limit: { perMinute: 20, perSecond: 5 },
  bytesMax: 20_000,
}
