import { dayWords } from '../ui/when.ts'
import { similarWords } from './similar-words.ts'

const DAY_MS = 86_400_000

/** A day that is over or today's: 今天, 昨天, else 11月3日. @param day Unix ms at its beginning in Shanghai */
export function pastDayWords(day: number, now: number): string {
  const days = Math.floor((now - day) / DAY_MS)
  if (days === 0) return similarWords.today
  return days === 1 ? similarWords.yesterday : dayWords(day, now)
}
