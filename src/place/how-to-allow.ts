import { words } from './words.ts'

/** How positions are allowed in this browser: WeChat asks for the whole app, iPhones in their settings, others beside the address. */
export function howToAllow(userAgent: string): string {
  if (/MicroMessenger/i.test(userAgent)) return words.allow.wechat
  return /iPhone|iPad|iPod/.test(userAgent) ? words.allow.ios : words.allow.other
}
