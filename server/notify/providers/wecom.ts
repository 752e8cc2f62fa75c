import { ROBOT_HOSTS } from '../../../domain/channel.ts'
import type { Provider } from './provider.ts'
import { onlyParameter, robotUrl } from './read-address.ts'
import { meaning, readCoded } from './read-answer.ts'

const PATH = '/cgi-bin/webhook/send'
const KEY = /^[\w-]{16,64}$/

/** 45009: more than 20 in a minute. 93000: no such robot, or a content it does not take. */
const CODES = {
  '45009': 'too_fast',
  '45033': 'too_fast',
  '-1': 'too_fast',
  '93000': 'wrong_address',
  '93008': 'wrong_address',
} as const

/** A group's robot in 企业微信 (developer.work.weixin.qq.com/document/path/91770): the key in the address is all it asks for. */
export const wecom: Provider = {
  readAddress: (address) => onlyParameter(robotUrl(address, ROBOT_HOSTS.wecom), PATH, 'key', KEY),
  request: ({ token }, { text }) => ({
    url: `https://${ROBOT_HOSTS.wecom}${PATH}?key=${encodeURIComponent(token)}`,
    contentType: 'application/json',
    body: JSON.stringify({ msgtype: 'text', text: { content: text } }),
  }),
  readAnswer: (answer) =>
    readCoded(
      answer,
      (json) => json.errcode,
      (code, { errmsg }) => (/exceed max length/i.test(String(errmsg)) ? 'too_long' : meaning(CODES, code)),
    ),
  limit: { perMinute: 20, perSecond: 5 },
  bytesMax: 2048,
}
