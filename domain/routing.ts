import * as z from 'zod/mini'
import type { Category } from './category.ts'
import type { Community } from './community.ts'
import type { Place } from './place.ts'
import { DAY_MINUTES, minuteOfWeek, WEEK_MINUTES } from './week-clock.ts'

/** More rules than this nobody keeps in the head; the usual community has under ten. */
export const ROUTING_RULES_MAX = 100

const ids = (max: number) => z.array(z.string().check(z.minLength(1), z.maxLength(64))).check(z.maxLength(max))
const minute = z.int().check(z.gte(0), z.lte(DAY_MINUTES))

/**
 * To whom a case goes by itself: the first rule of the list whose every condition holds. An empty list is no condition.
 * Time is that of the dispatch, in Asia/Shanghai: weekdays 0 = Sunday; hours from (included) to (not included), over midnight
 * when `from` is the later one. What lies after midnight then belongs to the weekday on which it began.
 */
export const routingRuleSchema = z.strictObject({
  id: z.string().check(z.regex(/^[a-z0-9]{6,16}$/)),
  categoryIds: ids(200),
  gridIds: ids(200),
  /** Estates (小区) as the buildings name them; a case without a building is in none. */
  estates: ids(200),
  weekdays: z.array(z.int().check(z.gte(0), z.lte(6))).check(z.maxLength(7)),
  hours: z.nullable(z.strictObject({ from: minute, to: minute })),
  handlerId: z.string().check(z.minLength(1), z.maxLength(64)),
})
export type RoutingRule = z.infer<typeof routingRuleSchema>

export const routingRulesSchema = z.array(routingRuleSchema).check(z.maxLength(ROUTING_RULES_MAX))

/** What of a case and its moment decides where it goes. `at`: Unix ms. */
export type RouteFacts = { categoryId: string | null; gridId: string | null; estate: string | null; at: number }

/** Somebody a case can be sent to. */
export type Candidate = { personId: string; kinds: readonly string[] }

/** Who is proposed, and by which rule; without one by the category's kind of handler. */
export type Proposal = { handlerId: string; ruleId: string | null }

/** The facts of a case that is dispatched at this moment (Unix ms). */
export const routeFacts = (
  item: { categoryId: string | null; gridId: string | null; place: Place | null },
  { buildings }: Pick<Community, 'buildings'>,
  at: number,
): RouteFacts => ({
  categoryId: item.categoryId,
  gridId: item.gridId,
  estate: buildings.find((one) => one.id === item.place?.buildingId)?.estate || null,
  at,
})

/** Whether every condition of a rule holds. */
export const holdsFor = (rule: RoutingRule, facts: RouteFacts): boolean =>
  names(rule.categoryIds, facts.categoryId) &&
  names(rule.gridIds, facts.gridId) &&
  names(rule.estates, facts.estate) &&
  isInHours(rule, minuteOfWeek(facts.at))

const names = (list: readonly string[], value: string | null): boolean =>
  list.length === 0 || (value !== null && list.includes(value))

/** Whether a rule's weekdays and hours hold at this minute of the week (0 = Sunday 00:00). */
export function isInHours({ weekdays, hours }: Pick<RoutingRule, 'weekdays' | 'hours'>, ofWeek: number): boolean {
  const weekday = Math.floor(ofWeek / DAY_MINUTES)
  const ofDay = ofWeek % DAY_MINUTES
  if (hours === null) return isOnDay(weekdays, weekday)
  if (hours.from < hours.to) return isOnDay(weekdays, weekday) && ofDay >= hours.from && ofDay < hours.to
  return (
    (ofDay >= hours.from && isOnDay(weekdays, weekday)) || (ofDay < hours.to && isOnDay(weekdays, (weekday + 6) % 7))
  )
}

const isOnDay = (weekdays: readonly number[], weekday: number): boolean =>
  weekdays.length === 0 || weekdays.includes(weekday)

/** The first rule that holds and whose handler can be sent something; one who left hands no case into the void. */
export const ruleFor = (
  rules: readonly RoutingRule[],
  facts: RouteFacts,
  candidates: readonly Candidate[],
): RoutingRule | null =>
  rules.find((rule) => holdsFor(rule, facts) && candidates.some((one) => one.personId === rule.handlerId)) ?? null

/**
 * Those whom the category names come first, and among them who is there for the most kinds of work: that is a community's
 * usual first address, specialists follow.
 */
export function handlersFor<C extends Candidate>(category: Category | null, handlers: readonly C[]): C[] {
  const suits = (handler: C) => category !== null && handler.kinds.includes(category.handler)
  const named = handlers.filter(suits).sort((a, b) => b.kinds.length - a.kinds.length)
  return [...named, ...handlers.filter((handler) => !suits(handler))]
}

type Asked = {
  rules: readonly RoutingRule[]
  facts: RouteFacts
  category: Category | null
  handlers: readonly Candidate[]
}

/** To whom a case is proposed to go: by the rules, else to the first whom its category names, else to nobody. */
export function proposeHandler({ rules, facts, category, handlers }: Asked): Proposal | null {
  const rule = ruleFor(rules, facts, handlers)
  if (rule) return { handlerId: rule.handlerId, ruleId: rule.id }
  const first = handlersFor(category, handlers)[0]
  return first && category && first.kinds.includes(category.handler)
    ? { handlerId: first.personId, ruleId: null }
    : null
}

/** Whether everything that the second rule takes is taken by the first one already. */
export const covers = (first: RoutingRule, second: RoutingRule): boolean =>
  includesAll(first.categoryIds, second.categoryIds) &&
  includesAll(first.gridIds, second.gridIds) &&
  includesAll(first.estates, second.estates) &&
  coversTime(first, second)

const includesAll = (wide: readonly string[], narrow: readonly string[]): boolean =>
  wide.length === 0 || (narrow.length > 0 && narrow.every((one) => wide.includes(one)))

function coversTime(first: RoutingRule, second: RoutingRule): boolean {
  if (first.hours === null && first.weekdays.length === 0) return true
  for (let minute = 0; minute < WEEK_MINUTES; minute++) {
    if (isInHours(second, minute) && !isInHours(first, minute)) return false
  }
  return true
}
