import type { Context } from 'hono'
import { monthAfter, monthStart } from '../../domain/month.ts'
import type { Actor } from '../actor.ts'
import type { Env } from '../deps.ts'
import { Refusal } from '../refusal.ts'
import type { DeskReach, QueueFilter } from '../stores/desk-journal.ts'
import { readFilter } from './map-query.ts'

/**
 * Reads what a tab's list is filtered by: `grid`, `category` (`none`: not settled), `from` and `to` (months of receipt)
 * `again=1` (复发) and `objected=1` (居民不满意). @throws Refusal
 */
export function readQueueFilter(c: Context<Env>, actor: Actor, now: number): { reach: DeskReach; filter: QueueFilter } {
  const { reach, gridId, categoryId, months } = readFilter(c, actor, now)
  const within = gridId === null ? reach : reach === null || reach.includes(gridId) ? [gridId] : []
  return {
    reach: within,
    filter: {
      categoryId,
      from: months && monthStart(months.from),
      before: months && monthStart(monthAfter(months.to)),
      again: flag(c, 'again'),
      objected: flag(c, 'objected'),
    },
  }
}

function flag(c: Context<Env>, name: string): boolean {
  const value = c.req.query(name)
  if (value !== undefined && value !== '1') throw new Refusal('bad_query', { detail: `${name}: 1 or not at all` })
  return value === '1'
}
