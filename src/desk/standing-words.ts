import type { GpsTrouble } from '../place/watch-for-fix.ts'
import { speak } from '../ui/speak.ts'

const trouble: Record<GpsTrouble, string> = {
  denied: '手机没有允许定位。',
  timeout: '一直没有收到定位，楼里和车库里常这样。',
  unavailable: '这台设备现在定不了位。',
  insecure: '这个网址不能定位（不是 https）。',
  vague: '定位太粗，没有用它。',
}

const zh = {
  title: '现场',
  done: (when: string, ago: string) => (when === ago ? `处理完毕：${when}` : `处理完毕：${when}（${ago}）`),
  minutes: (count: number) => `${count} 分钟前`,
  hours: (count: number) => `${count} 小时前`,
  days: (count: number) => `${count} 天前`,
  justNow: '刚刚',
  ask: '看我离现场多远',
  asking: '正在定位…',
  near: (metres: number, accuracy: number) => `在现场：距上报地点约 ${metres} 米（定位误差 ±${accuracy} 米）`,
  far: (metres: number, accuracy: number) => `不在现场：距上报地点约 ${metres} 米（定位误差 ±${accuracy} 米）`,
  farNote: '照样可以核查，经过里会写明距离。',
  none: '没有附位置，照样可以核查，经过里会写明。',
  noPlace: '这一件没有确定的地点，算不出距离。',
  trouble,
}

/** Words of where somebody stands who judges work on the spot. */
export const words = speak({ zh })

const MINUTE_MS = 60_000

/** How long ago, in the one unit that fits: 刚刚, 20 分钟前, 3 小时前, 2 天前. */
export function agoWords(at: number, now: number): string {
  const minutes = Math.floor(Math.max(0, now - at) / MINUTE_MS)
  if (minutes < 1) return words.justNow
  if (minutes < 60) return words.minutes(minutes)
  const hours = Math.floor(minutes / 60)
  return hours < 48 ? words.hours(hours) : words.days(Math.floor(hours / 24))
}
