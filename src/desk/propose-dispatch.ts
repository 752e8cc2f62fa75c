import type { DeskCase } from '../../domain/case-view.ts'
import { type Category, DURATION } from '../../domain/category.ts'
import type { Community } from '../../domain/community.ts'
import type { Handlers } from '../../domain/wire.ts'
import { dueAt } from '../../domain/work-calendar.ts'
import { words } from './words.ts'

type Handler = Handlers['handlers'][number]

/**
 * Those whom the category names come first, and among them who is there for the most kinds of work: that is a community's
 * usual first address, specialists follow.
 */
export function handlersFor(category: Category | null, handlers: readonly Handler[]): Handler[] {
  const suits = (handler: Handler) => category !== null && handler.kinds.includes(category.handler)
  const named = handlers.filter(suits).sort((a, b) => b.kinds.length - a.kinds.length)
  return [...named, ...handlers.filter((handler) => !suits(handler))]
}

/** Who is chosen when the form opens: who has it now, else the first whom the category names, else nobody. */
export function proposedHandler(
  item: DeskCase,
  category: Category | null,
  handlers: readonly Handler[],
): string | null {
  if (handlers.some((one) => one.personId === item.handlerId)) return item.handlerId
  const first = handlersFor(category, handlers)[0]
  return first && category && first.kinds.includes(category.handler) ? first.personId : null
}

/** The deadline its category sets from now on, on the community's working calendar; null where it sets none. */
export const proposedDue = (category: Category | null, community: Community, now: number): number | null =>
  category?.fixWithin ? dueAt(now, category.fixWithin, community.calendar) : null

/** `4 小时（工作时间）` */
export function durationWords(duration: string): string {
  const [, count = '', unit = ''] = DURATION.exec(duration) ?? []
  const unitWord = unit === 'm' || unit === 'h' || unit === 'd' ? words.span[unit] : unit
  return words.spanOf(count, unitWord)
}

/** What the handler is asked to do, from the category alone: the reporter's words never go further than the desk. */
export function proposedTask(item: DeskCase, category: Category | null): string {
  if (item.task) return item.task
  if (!category) return ''
  const what = item.kind ? `${category.name}（${item.kind}）` : category.name
  return words.taskProposal(what, category.closeWhen).slice(0, TASK_MAX)
}

/** As the acts' contract allows. */
export const TASK_MAX = 300
