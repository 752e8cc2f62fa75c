import type { Context } from 'hono'
import { MONTH, NO_CATEGORY } from '../../domain/desk-map.ts'
import { DESK_TAB_NAMES } from '../../domain/lifecycle.ts'
import { shanghaiMonth } from '../../domain/month.ts'
import type { Actor } from '../actor.ts'
import type { Env } from '../deps.ts'
import { Refusal } from '../refusal.ts'
import type { MapFilter, MapQuery } from '../stores/map-journal.ts'
import { deskReach } from './desk-reach.ts'

/** The community's first month cannot be earlier than the product. */
const FIRST_MONTH = 202001
/** Longer than any id of ours. */
const ID_MAX = 64

const bad = (detail: string) => new Refusal('bad_query', { detail })

/** Reads `south`, `west`, `north`, `east` (degrees, south below north, west left of east) and `zoom`. @throws Refusal */
export function readView(c: Context<Env>): Pick<MapQuery, 'bounds' | 'zoom'> {
  const [south, north] = [numberOf(c, 'south', 90), numberOf(c, 'north', 90)]
  const [west, east] = [numberOf(c, 'west', 180), numberOf(c, 'east', 180)]
  const zoom = numberOf(c, 'zoom', 30)
  if (south > north || west > east || zoom < 0) throw bad('south ≤ north, west ≤ east, zoom ≥ 0')
  return { bounds: { south, west, north, east }, zoom }
}

/** Reads what is meant by `grid`, `category` (`none`: not settled), `state` (a desk tab), `from` and `to` (2026-11). @throws Refusal */
export function readFilter(c: Context<Env>, { posts }: Actor, now: number): MapFilter {
  const state = c.req.query('state')
  const tab = DESK_TAB_NAMES.find((one) => one === state) ?? null
  if (state !== undefined && tab === null) throw bad(`state: one of ${DESK_TAB_NAMES.join(', ')}`)
  const category = idOf(c, 'category')
  return {
    reach: deskReach(posts),
    gridId: idOf(c, 'grid'),
    categoryId: category === NO_CATEGORY ? '' : category,
    tab,
    months: monthsOf(monthOf(c, 'from'), monthOf(c, 'to'), now),
  }
}

/** Reads `2026-11` as 202611; null where it is not asked for. @throws Refusal */
export function monthOf(c: Context<Env>, name: string): number | null {
  const text = c.req.query(name)
  if (text === undefined) return null
  const [, year, month] = MONTH.exec(text) ?? []
  if (!year || !month) throw bad(`${name}: a month like 2026-11`)
  return Number(year) * 100 + Number(month)
}

function monthsOf(from: number | null, to: number | null, now: number): MapFilter['months'] {
  if (from === null && to === null) return null
  return { from: from ?? FIRST_MONTH, to: to ?? shanghaiMonth(now) }
}

function numberOf(c: Context<Env>, name: string, most: number): number {
  const text = c.req.query(name)
  const value = text === undefined || text.trim() === '' ? Number.NaN : Number(text)
  if (!(Math.abs(value) <= most)) throw bad(`${name}: a number from ${-most} to ${most}`)
  return value
}

function idOf(c: Context<Env>, name: string): string | null {
  const id = c.req.query(name)
  if (id === undefined) return null
  if (id === '' || id.length > ID_MAX) throw bad(`${name}: an id`)
  return id
}
