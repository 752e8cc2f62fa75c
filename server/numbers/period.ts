import type { Context } from 'hono'
import { MONTH } from '../../domain/desk-map.ts'
import { monthAfter, monthStart, monthsBetween, monthText, shanghaiMonth } from '../../domain/month.ts'
import type { Actor } from '../actor.ts'
import type { Env } from '../deps.ts'
import { deskReach } from '../desk/desk-reach.ts'
import { readFilter } from '../desk/map-query.ts'
import { Refusal } from '../refusal.ts'
import type { Meant } from './read-pages.ts'

/** Ten years: more is a mistake in typing. */
export const MONTHS_MAX = 120

export type Period = { from: string; to: string; meant: Meant }

/**
 * Reads `from`, `to` (2026-11, both included; the present month where neither is asked for), `grid` and `category`, within
 * what the one who asks reaches. @throws Refusal bad_query
 */
export function readPeriod(c: Context<Env>, actor: Actor, now: number): Period {
  const { gridId, categoryId, months } = readFilter(c, actor, now)
  const present = shanghaiMonth(now)
  const { from, to } = c.req.query('from') && months ? months : { from: present, to: months?.to ?? present }
  checkMonths(from, to)
  const meant = {
    reach: deskReach(actor.posts),
    gridId,
    categoryId,
    from: monthStart(from),
    to: monthStart(monthAfter(to)),
  }
  return { from: monthText(from), to: monthText(to), meant }
}

/** Months as 202611. @throws Refusal bad_query */
export function checkMonths(from: number, to: number): void {
  const count = monthsBetween(from, Math.min(to, from + 100 * MONTHS_MAX)).length
  if (count < 1 || count > MONTHS_MAX)
    throw new Refusal('bad_query', { detail: `from ≤ to, at most ${MONTHS_MAX} months` })
}

/** `2026-11` as 202611; the text has been checked. */
export const monthOf = (text: string): number => {
  if (!MONTH.test(text)) throw new Error(`${text} is no month`)
  return Number(text.replace('-', ''))
}
