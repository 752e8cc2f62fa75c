import type { Community } from '../../domain/community.ts'
import type { RoutingRule } from '../../domain/routing.ts'
import type { Handlers } from '../../domain/wire.ts'
import { words } from './words.ts'

const pad = (n: number) => String(n).padStart(2, '0')

/** Minutes of a day as a clock shows them: 1320 → `22:00`. */
export const clockOf = (minute: number): string => `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`

/** What `<input type="time">` says, in minutes of the day; null while it is not filled in. */
export function minuteOf(clock: string): number | null {
  const [, hours = '', minutes = ''] = /^(\d{2}):(\d{2})/.exec(clock) ?? []
  return hours === '' ? null : Number(hours) * 60 + Number(minutes)
}

/** When and where a rule holds, in a sentence. */
export function conditionWords(rule: RoutingRule, { categories, grids }: Community): string {
  const named = (ids: readonly string[], known: readonly { id: string; name: string }[]) =>
    ids.map((id) => known.find((one) => one.id === id)?.name ?? id).join(words.and)
  const parts = [
    named(rule.gridIds, grids),
    rule.estates.join(words.and),
    named(rule.categoryIds, categories),
    rule.weekdays.map((day) => words.days[day] ?? '').join(words.and),
    hoursWords(rule.hours),
  ].filter((part) => part !== '')
  return parts.length === 0 ? words.always : parts.join(words.sentence)
}

function hoursWords(hours: RoutingRule['hours']): string {
  if (hours === null) return ''
  const [from, to] = [clockOf(hours.from), clockOf(hours.to)]
  return hours.from > hours.to ? words.overnightSpan(from, to) : words.span(from, to)
}

/** A handler by name; one who left is said to have. */
export const handlerName = (handlerId: string, handlers: Handlers['handlers']): string =>
  handlers.find((one) => one.personId === handlerId)?.name ?? words.nobody
