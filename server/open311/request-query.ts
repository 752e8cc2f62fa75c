import { DAY_MS } from '../../domain/shanghai-time.ts'
import type { ReleasedCase, ReleaseQuery } from '../stores/release-journal.ts'
import { Open311Refusal } from './open311-answer.ts'

export const PAGE = 100
const PAGES_MAX = 1000
const IDS_MAX = 100
/** The specification's longest span, and the span of whoever names none. */
const SPAN_MS = 90 * DAY_MS
/** A common subset of ISO 8601 with its zone (w3.org/TR/NOTE-datetime); a day alone is one of Asia/Shanghai. */
const MOMENT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/

/** Reads the parameters of GET requests. @throws Open311Refusal 400 naming the one that is wrong */
export function readRequestQuery(query: (name: string) => string | undefined, now: number): ReleaseQuery {
  const page = readPage(query('page'))
  const place = { offset: (page - 1) * PAGE, limit: PAGE }
  const publicIds = listed(query('service_request_id'))
  if (publicIds) return { publicIds, offset: 0, limit: IDS_MAX }
  const categoryIds = listed(query('service_code'))
  const statuses = listed(query('status'))?.map(readStatus)
  return {
    ...place,
    ...readSpan(query('start_date'), query('end_date'), now),
    ...(categoryIds && { categoryIds }),
    ...(statuses && { statuses }),
  }
}

function readPage(text: string | undefined): number {
  const page = text === undefined ? 1 : Number(text)
  if (!Number.isInteger(page) || page < 1 || page > PAGES_MAX)
    throw new Open311Refusal(400, 'page: a whole number from 1')
  return page
}

function listed(text: string | undefined): string[] | undefined {
  if (text === undefined) return undefined
  const parts = text.split(',').map((part) => part.trim())
  if (parts.length > IDS_MAX || parts.some((part) => part === '' || part.length > 64)) {
    throw new Open311Refusal(400, `a list of up to ${IDS_MAX} values, parted by commas`)
  }
  return parts
}

function readStatus(text: string): ReleasedCase['status'] {
  if (text === 'open' || text === 'closed') return text
  throw new Open311Refusal(400, 'status: open or closed')
}

function readSpan(start: string | undefined, end: string | undefined, now: number): { from: number; to: number } {
  const to = end === undefined ? null : readMoment('end_date', end)
  const from = start === undefined ? (to ?? now) - SPAN_MS : readMoment('start_date', start)
  const until = to ?? Math.max(from + SPAN_MS, from + 1)
  if (until < from) throw new Open311Refusal(400, 'end_date: before start_date')
  if (until - from > SPAN_MS + DAY_MS) throw new Open311Refusal(400, 'start_date, end_date: at most 90 days')
  return { from, to: until }
}

function readMoment(name: string, text: string): number {
  const ms = MOMENT.test(text) ? Date.parse(text.includes('T') ? text : `${text}T00:00:00+08:00`) : Number.NaN
  if (Number.isNaN(ms)) throw new Open311Refusal(400, `${name}: a date like 2026-10-01T00:00:00+08:00`)
  return ms
}
