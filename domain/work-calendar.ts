import * as z from 'zod/mini'
import { DURATION } from './category.ts'
import { DAY_MS, dayOf, dayStart } from './shanghai-time.ts'

const MINUTE_MS = 60_000

const minuteOfDay = z.int().check(z.gte(0), z.lte(1440))

/** When people work: minutes of the day in Asia/Shanghai, weekdays 0 = Sunday, and days that break the rule (节假日, 调休). */
export const workCalendarSchema = z.strictObject({
  from: minuteOfDay,
  to: minuteOfDay,
  weekdays: z.array(z.int().check(z.gte(0), z.lte(6))),
  /** `2026-10-01` → false for a holiday, true for a working weekend. */
  exceptions: z.record(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)), z.boolean()),
})
export type WorkCalendar = z.infer<typeof workCalendarSchema>

function isWorkday(day: number, calendar: WorkCalendar): boolean {
  const iso = new Date(day * DAY_MS).toISOString().slice(0, 10)
  return calendar.exceptions[iso] ?? calendar.weekdays.includes((day + 4) % 7) // 1970-01-01 was a Thursday
}

/** A calendar on which nobody ever works would never end; ten years is past any deadline. */
const HORIZON_DAYS = 3660

/**
 * The moment by which something promised within `duration` is due.
 * `m` and `h` count working minutes; `d` counts whole working days and ends with the last one's working hours.
 * @param startMs Unix ms, the server's clock
 * @returns Unix ms, or null where the calendar has no working time within ten years
 */
export function dueAt(startMs: number, duration: string, calendar: WorkCalendar): number | null {
  const match = DURATION.exec(duration)
  if (!match) throw new RangeError(`not a duration: ${duration}`)
  const amount = Number(match[1])
  return match[2] === 'd'
    ? afterWorkdays(startMs, amount, calendar)
    : afterWorkMinutes(startMs, amount * (match[2] === 'h' ? 60 : 1), calendar)
}

function afterWorkdays(startMs: number, days: number, calendar: WorkCalendar): number | null {
  const first = dayOf(startMs)
  let left = days
  for (let day = first + 1; day < first + HORIZON_DAYS; day++) {
    if (isWorkday(day, calendar) && --left === 0) return dayStart(day) + calendar.to * MINUTE_MS
  }
  return null
}

const afterWorkMinutes = (startMs: number, minutes: number, calendar: WorkCalendar): number | null =>
  afterWork(startMs, minutes * MINUTE_MS, calendar)

/**
 * The moment at which `workMs` of working time have passed since `startMs`; the start itself for none.
 * @returns Unix ms, or null where the calendar has not that much working time within ten years
 */
export function afterWork(startMs: number, workMs: number, calendar: WorkCalendar): number | null {
  if (workMs <= 0) return startMs
  const first = dayOf(startMs)
  let leftMs = workMs
  for (let day = first; day < first + HORIZON_DAYS; day++) {
    if (!isWorkday(day, calendar)) continue
    const opens = Math.max(startMs, dayStart(day) + calendar.from * MINUTE_MS)
    const room = dayStart(day) + calendar.to * MINUTE_MS - opens
    if (room <= 0) continue
    if (leftMs <= room) return opens + leftMs
    leftMs -= room
  }
  return null
}

/** How much working time lies between two moments, in ms; none when `toMs` comes first. Looks ten years far. */
export function workBetween(fromMs: number, toMs: number, calendar: WorkCalendar): number {
  if (toMs <= fromMs) return 0
  const first = dayOf(fromMs)
  const last = Math.min(dayOf(toMs), first + HORIZON_DAYS)
  let sum = 0
  for (let day = first; day <= last; day++) {
    if (!isWorkday(day, calendar)) continue
    const opens = Math.max(fromMs, dayStart(day) + calendar.from * MINUTE_MS)
    const closes = Math.min(toMs, dayStart(day) + calendar.to * MINUTE_MS)
    sum += Math.max(0, closes - opens)
  }
  return sum
}
