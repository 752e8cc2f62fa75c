/** How this browser puts a page on the home screen. */
export type InstallWay = 'installed' | 'prompt' | 'wechat' | 'ios-safari' | 'ios-other' | 'other'

export type Browser = {
  /** `display-mode: standalone`, or iOS' own `navigator.standalone`. */
  standalone: boolean
  /** Whether the browser offered its own prompt (`beforeinstallprompt`). */
  offered: boolean
  userAgent: string
  maxTouchPoints: number
}

/**
 * Features first. Only where there is none to ask does the name decide: WeChat's browser and iOS can both be installed
 * from, but tell a page nothing about it.
 */
export function installWay({ standalone, offered, userAgent, maxTouchPoints }: Browser): InstallWay {
  if (standalone) return 'installed'
  if (offered) return 'prompt'
  if (/MicroMessenger/i.test(userAgent)) return 'wechat'
  if (!isIos(userAgent, maxTouchPoints)) return 'other'
  // Every other browser of iOS puts its own name into the string; from iOS 16.4 they can add to the home screen too.
  return /CriOS|FxiOS|EdgiOS|OPiOS|baidu|UCBrowser|QQ/i.test(userAgent) ? 'ios-other' : 'ios-safari'
}

/** An iPad calls itself a Mac since iPadOS 13; no Mac has a touch screen. */
const isIos = (userAgent: string, maxTouchPoints: number): boolean =>
  /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1)
