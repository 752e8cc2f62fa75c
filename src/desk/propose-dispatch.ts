import type { DeskCase } from '../../domain/case-view.ts'
import { type Category, DURATION } from '../../domain/category.ts'
import type { Community } from '../../domain/community.ts'
import { type Proposal, proposeHandler, routeFacts } from '../../domain/routing.ts'
import type { Handlers } from '../../domain/wire.ts'
import { dueAt } from '../../domain/work-calendar.ts'
import { words } from './words.ts'

export { handlersFor } from '../../domain/routing.ts'

type About = {
  also?: boolean | undefined
  taskId?: string | undefined
  category: Category | null
  community: Community
  handlers: Handlers | null
  now: number
}

/**
 * Who is chosen when the form opens. Given to somebody else: who has it now. Otherwise whom the rules of dispatch name at this
 * moment, else the first whom the category names, else nobody.
 */
export function proposeFor(
  item: DeskCase,
  { also, taskId, category, community, handlers, now }: About,
): Proposal | null {
  if (!handlers) return null
  const has = item.tasks?.find((task) => task.taskId === taskId)?.handlerId ?? (also ? null : item.handlerId)
  if (handlers.handlers.some((one) => one.personId === has)) return { handlerId: has ?? '', ruleId: null }
  const facts = routeFacts(item, community, now)
  return proposeHandler({ rules: handlers.rules ?? [], facts, category, handlers: handlers.handlers })
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
