import { speak } from '../ui/speak.ts'
import { momentWords } from '../ui/when.ts'
import { type DeadlineStanding, roughSpan } from './deadline.ts'

const zh = {
  unit: { minute: '分钟', hour: '小时', day: '天' },
  span: (count: number, unit: string) => `${count} ${unit}`,
  late: (span: string) => `超期 ${span}`,
  soon: (span: string) => `还剩 ${span}`,
  paused: '计时暂停',
  until: (moment: string) => `${moment} 前`,
}

const words = speak({ zh })

/** `3 小时`: a length of time as people say it. */
export function spanWords(ms: number): string {
  const { count, unit } = roughSpan(ms)
  return words.span(count, words.unit[unit])
}

/** `超期 3 小时`, `还剩 40 分钟`, `明天 17:00 前`. */
export function deadlineWords(by: number, standing: DeadlineStanding, now: number): string {
  if (standing.state === 'late') return words.late(spanWords(standing.ms))
  if (standing.state === 'paused') return words.paused
  if (standing.state === 'soon') return words.soon(spanWords(standing.ms))
  return words.until(momentWords(by, now))
}
