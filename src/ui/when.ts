import { words } from './words.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
/** The community lives by Shanghai's clock, whatever a phone is set to; no daylight saving there since 1991. */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000

const localDay = (ms: number) => Math.floor((ms + SHANGHAI_OFFSET_MS) / DAY_MS)
const pad = (n: number) => String(n).padStart(2, '0')

/** The time of day in Shanghai: `14:05`. */
export function clockWords(ms: number): string {
  const local = new Date(ms + SHANGHAI_OFFSET_MS)
  return `${pad(local.getUTCHours())}:${pad(local.getUTCMinutes())}`
}

/** The day in Shanghai: `11月3日`, with the year where it is not this one. */
export function dayWords(ms: number, now: number): string {
  const local = new Date(ms + SHANGHAI_OFFSET_MS)
  const year = local.getUTCFullYear()
  const [month, day] = [local.getUTCMonth() + 1, local.getUTCDate()]
  const isThisYear = year === new Date(now + SHANGHAI_OFFSET_MS).getUTCFullYear()
  return isThisYear ? words.when.day(month, day) : words.when.dayOfYear(year, month, day)
}

/**
 * A moment as people say it: 刚刚 within a minute, 今天 14:05, 昨天 09:30, 明天 08:00, else the day.
 * @param ms Unix ms
 * @param now Unix ms
 */
export function whenWords(ms: number, now: number): string {
  if (Math.abs(now - ms) < MINUTE_MS) return words.when.justNow
  const days = localDay(ms) - localDay(now)
  if (days === 0) return words.when.today(clockWords(ms))
  if (days === -1) return words.when.yesterday(clockWords(ms))
  if (days === 1) return words.when.tomorrow(clockWords(ms))
  return dayWords(ms, now)
}

/** The moment with its time of day, for histories: `11月3日 14:05`. */
export function momentWords(ms: number, now: number): string {
  const days = localDay(ms) - localDay(now)
  return Math.abs(days) <= 1 ? whenWords(ms, now) : `${dayWords(ms, now)} ${clockWords(ms)}`
}

/** How far off a coming moment is: 马上, 40 秒后, 3 分钟后, later as `whenWords`. */
export function untilWords(ms: number, now: number): string {
  const left = ms - now
  if (left < 1000) return words.when.soon
  if (left < MINUTE_MS) return words.when.inSeconds(Math.ceil(left / 1000))
  if (left < 60 * MINUTE_MS) return words.when.inMinutes(Math.ceil(left / MINUTE_MS))
  return whenWords(ms, now)
}
