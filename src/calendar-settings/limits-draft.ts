import { DURATION } from '../../domain/category.ts'
import type { Community } from '../../domain/community.ts'
import { type Limits, limitsOf } from '../../domain/limits.ts'
import { HOLIDAY_YEARS, holidayExceptions } from '../../domain/public-holidays.ts'

export type Unit = 'm' | 'h' | 'd'
/** A length of time as typed. */
export type SpanDraft = { amount: string; unit: Unit }
export type CategoryDraft = { id: string; name: string; acknowledge: SpanDraft; fix: SpanDraft | null }

/** The times while they are being set, as typed: `from` and `to` as `08:30`. */
export type LimitsDraft = {
  from: string
  to: string
  weekdays: readonly number[]
  exceptions: Readonly<Record<string, boolean>>
  escalate: SpanDraft
  categories: readonly CategoryDraft[]
}
export type DraftProblem = { problem: 'hours' | 'weekdays' } | { problem: 'duration'; name: string }
export type DraftRead = { ok: true; limits: Limits } | ({ ok: false } & DraftProblem)

export function draftOf(community: Community): LimitsDraft {
  const { calendar, escalateAfter, categories } = limitsOf(community)
  const names = new Map(community.categories.map(({ id, name }) => [id, name]))
  return {
    from: clock(calendar.from),
    to: clock(calendar.to),
    weekdays: calendar.weekdays,
    exceptions: calendar.exceptions,
    escalate: spanOf(escalateAfter),
    categories: categories.map(({ id, acknowledgeWithin, fixWithin }) => ({
      id,
      name: names.get(id) ?? id,
      acknowledge: spanOf(acknowledgeWithin),
      fix: fixWithin === null ? null : spanOf(fixWithin),
    })),
  }
}

/** Reads a draft by the rules the server has; else the first thing to put right. @param escalateName what that field is called */
export function readDraft(draft: LimitsDraft, escalateName: string): DraftRead {
  const [from, to] = [minuteOf(draft.from), minuteOf(draft.to)]
  if (from === null || to === null || from >= to) return { ok: false, problem: 'hours' }
  if (draft.weekdays.length === 0) return { ok: false, problem: 'weekdays' }
  const escalateAfter = durationOf(draft.escalate)
  if (escalateAfter === null) return { ok: false, problem: 'duration', name: escalateName }
  const categories: Limits['categories'] = []
  for (const { id, name, acknowledge, fix } of draft.categories) {
    const acknowledgeWithin = durationOf(acknowledge)
    const fixWithin = fix && durationOf(fix)
    if (acknowledgeWithin === null || (fix && fixWithin === null)) return { ok: false, problem: 'duration', name }
    categories.push({ id, acknowledgeWithin, fixWithin })
  }
  const calendar = { from, to, weekdays: [...draft.weekdays].sort(), exceptions: { ...draft.exceptions } }
  return { ok: true, limits: { calendar, escalateAfter, categories } }
}

/** The days of a year that break the weekly rule, in order. */
export const daysOf = (draft: Pick<LimitsDraft, 'exceptions'>, year: number): [string, boolean][] =>
  Object.entries(draft.exceptions)
    .filter(([day]) => day.startsWith(`${year}-`))
    .sort(([a], [b]) => (a < b ? -1 : 1))

/** A year of which more than New Year's Day is there was entered. */
export const isEntered = (draft: Pick<LimitsDraft, 'exceptions'>, year: number): boolean =>
  daysOf(draft, year).length > 3

/** The State Council's days of that year beside what is there; null when it is not known here. */
export function withYear(draft: LimitsDraft, year: number): LimitsDraft | null {
  const known = HOLIDAY_YEARS.find((one) => one.year === year)
  return known ? { ...draft, exceptions: { ...draft.exceptions, ...holidayExceptions([known]) } } : null
}

export function withDay(draft: LimitsDraft, day: string, works: boolean | null): LimitsDraft {
  const { [day]: _, ...rest } = draft.exceptions
  return { ...draft, exceptions: works === null ? rest : { ...rest, [day]: works } }
}

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

function minuteOf(text: string): number | null {
  const [, hours, minutes] = /^(\d{2}):(\d{2})/.exec(text) ?? []
  return hours === undefined || minutes === undefined ? null : Number(hours) * 60 + Number(minutes)
}

function spanOf(duration: string): SpanDraft {
  const [, amount = '', unit] = DURATION.exec(duration) ?? []
  return { amount, unit: unit === 'm' || unit === 'd' ? unit : 'h' }
}

function durationOf({ amount, unit }: SpanDraft): string | null {
  const duration = `${amount.trim()}${unit}`
  return DURATION.test(duration) ? duration : null
}
