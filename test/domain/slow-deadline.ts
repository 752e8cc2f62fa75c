import type { DeadlineEvent, DeadlineRules } from '../../domain/deadline.ts'
import type { WorkCalendar } from '../../domain/work-calendar.ts'

const MINUTE = 60_000
const SHANGHAI = 8 * 60

/** The calendar asked minute by minute, with a clock of its own: nothing is shared with what it is compared to. */
export function slowCalendar(calendar: WorkCalendar) {
  const known = new Map<number, boolean>()
  const worksOn = (day: number): boolean => {
    const found = known.get(day)
    if (found !== undefined) return found
    const date = new Date(day * 1440 * MINUTE)
    const iso = `${date.getUTCFullYear()}-${String(date.getUTCMonth() + 1).padStart(2, '0')}-${String(date.getUTCDate()).padStart(2, '0')}`
    const works =
      iso in calendar.exceptions ? calendar.exceptions[iso] === true : calendar.weekdays.includes(date.getUTCDay())
    known.set(day, works)
    return works
  }
  /** Whether the minute that begins at this one (minutes since 1970) is worked. */
  const works = (minute: number): boolean => {
    const local = minute + SHANGHAI
    const ofDay = local % 1440
    return ofDay >= calendar.from && ofDay < calendar.to && worksOn(Math.floor(local / 1440))
  }
  return { works, worksOn }
}

/** The end of a length of time, walked to. Minutes since 1970; null when a year has not enough working time. */
export function slowDue(start: number, duration: string, calendar: WorkCalendar): number | null {
  const { works, worksOn } = slowCalendar(calendar)
  const amount = Number.parseInt(duration, 10)
  if (duration.endsWith('d')) {
    let left = amount
    for (let day = Math.floor((start + SHANGHAI) / 1440) + 1, last = day + 366; day < last; day++) {
      if (worksOn(day) && --left === 0) return day * 1440 - SHANGHAI + calendar.to
    }
    return null
  }
  let left = duration.endsWith('h') ? amount * 60 : amount
  for (let minute = start; minute < start + 366 * 1440; minute++) if (works(minute) && --left === 0) return minute + 1
  return null
}

export type Moments = { since: number; warn: number; due: number }
/** From, to in minutes since 1970; what was never taken up again is left out. */
type Pause = readonly [number, number]
type Works = (minute: number) => boolean

/**
 * One promise lived through minute by minute: every worked minute in which it does not stand still takes one from what is left.
 * Once it has stood still with time left it ends when nothing is left; until then at the end that was said, and never before it.
 */
function walk(start: number, said: number | null, room: number, pauses: readonly Pause[], works: Works) {
  const ends = new Map(pauses.filter(([from, to]) => to > from).map(([from, to]) => [from, to]))
  let [left, end] = [room, said]
  for (let minute = start; ; minute++) {
    if (end !== null && minute >= end) return end
    if (end === null && left <= 0) return Math.max(minute, said ?? 0)
    const until = ends.get(minute)
    if (until !== undefined) {
      if (left > 0) end = null
      minute = until - 1
    } else if (works(minute)) {
      if (end === null && left < 1) return minute + left // three quarters may end within a minute
      left -= 1
    }
  }
}

function slowPromise(event: DeadlineEvent, due: number | null, pauses: readonly Pause[], works: Works): Moments[] {
  if (due === null) return []
  const start = event.receivedAt / MINUTE
  let room = 0
  for (let minute = start; minute < due; minute++) if (works(minute)) room++
  const warn = room === 0 ? walk(start, due, 0, pauses, works) : walk(start, null, room * 0.75, pauses, works)
  return [{ since: event.seq, due: walk(start, due, room, pauses, works), warn }]
}

/** All promises of the stories that the property makes: a report, questions, a task, 挂账, an extension. */
export function slowMoments(events: readonly DeadlineEvent[], rules: DeadlineRules): Moments[] {
  const { calendar, categories } = rules
  const { works } = slowCalendar(calendar)
  const granted = events.findIndex(({ type }) => type === 'grant')
  const pausesIn = (from: number, to: number, stop: string, go: string): Pause[] =>
    events.flatMap((event, i): Pause[] => {
      const resumed = event.type === stop && i > from && i < to && events.slice(i).find(({ type }) => type === go)
      return resumed ? [[event.receivedAt / MINUTE, resumed.receivedAt / MINUTE]] : []
    })
  return events.flatMap((event, i): Moments[] => {
    const start = event.receivedAt / MINUTE
    if (event.type === 'report') {
      const due = slowDue(start, categories[0]?.acknowledgeWithin ?? '', calendar)
      return slowPromise(event, due, pausesIn(i, events.length, 'ask', 'supplement'), works)
    }
    if (event.type !== 'dispatch' && event.type !== 'grant') return []
    const { byCategory, dueAt } = event.payload
    const due = byCategory ? slowDue(start, categories[0]?.fixWithin ?? '', calendar) : (dueAt ?? 0) / MINUTE
    const end = event.type === 'dispatch' && granted !== -1 ? granted : events.length
    return slowPromise(event, due, pausesIn(i, end, 'suspend', 'resume'), works)
  })
}
