import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { cellAt, cellBounds } from '../../../domain/map-cell.ts'
import { monthAfter, monthStart, monthsBetween } from '../../../domain/month.ts'
import type { Point } from '../../../domain/place.ts'
import type { MapFilter, MapQuery } from '../map-journal.ts'
import { padToPowerOfTwo } from './id-list.ts'
import { ALL_MONTHS } from './map-levels.ts'

type Condition = RawBuilder<SqlBool>
type Table = 'map_counts' | 'case_spots'
type Bounds = MapQuery['bounds']
type Span = { from: number; to: number }

/** The cells that cover a view, and the edges of all of them together. */
export type Area = { level: number; columns: Span; rows: Span; bounds: Bounds }

export function areaOf({ south, west, north, east }: Bounds, level: number): Area {
  const upperLeft = cellAt({ lat: north, lng: west }, level)
  const lowerRight = cellAt({ lat: south, lng: east }, level)
  const [nw, se] = [cellBounds(upperLeft), cellBounds(lowerRight)]
  return {
    level,
    columns: { from: upperLeft.x, to: lowerRight.x },
    rows: { from: upperLeft.y, to: lowerRight.y },
    bounds: { south: se.south, west: nw.west, north: nw.north, east: se.east },
  }
}

const METRES_PER_DEGREE = 111_195

/** The cells within so many metres of a point. */
export const areaAround = (point: Point, metres: number, level: number): Area => areaOf(boxAround(point, metres), level)

/** The edges of the square that reaches so many metres from a point each way. */
export function boxAround({ lat, lng }: Point, metres: number): Bounds {
  const north = metres / METRES_PER_DEGREE
  const east = north / Math.cos((lat * Math.PI) / 180)
  return { south: lat - north, north: lat + north, west: lng - east, east: lng + east }
}

/** Columns asked for one by one, so that the index serves for their rows as well; a wider view reads the strip between. */
const COLUMNS_MAX = 256

/** Rows whose cell lies in the area. */
export function inArea(table: Table, { columns, rows }: Area): Condition {
  const [x, y] = [sql.ref(`${table}.x`), sql.ref(`${table}.y`)]
  const width = columns.to - columns.from + 1
  const inColumns =
    width > COLUMNS_MAX
      ? sql`${x} between ${columns.from} and ${columns.to}`
      : sql`${x} in (${sql.join(padToPowerOfTwo(Array.from({ length: width }, (_, i) => columns.from + i)))})`
  return sql<SqlBool>`(${inColumns} and ${y} between ${rows.from} and ${rows.to})`
}

/** Rows of the cases that are meant, but for their month. `reach` must not be empty. */
export function isMeant(table: Table, { reach, gridId, categoryId, tab }: MapFilter): Condition {
  const column = (name: 'grid_id' | 'category_id' | 'tab') => sql.ref(`${table}.${name}`)
  const parts: RawBuilder<unknown>[] = []
  if (reach !== null) parts.push(sql`${column('grid_id')} in (${sql.join([...reach])})`)
  if (gridId !== null) parts.push(sql`${column('grid_id')} = ${gridId}`)
  if (categoryId !== null) parts.push(sql`${column('category_id')} = ${categoryId}`)
  if (tab !== null) parts.push(sql`${column('tab')} = ${tab}`)
  return parts.length === 0 ? sql<SqlBool>`1 = 1` : sql<SqlBool>`(${sql.join(parts, sql` and `)})`
}

/** A span names each of its months; a longer one is cut to the latest. Twenty years. */
const MONTHS_MAX = 240
const NO_MONTH = -1

/** Counts of the months that are meant. */
export function inMonths({ months }: MapFilter): Condition {
  const named = months ? monthsBetween(months.from, months.to).slice(-MONTHS_MAX) : [ALL_MONTHS]
  return sql<SqlBool>`map_counts.month in (${sql.join(padToPowerOfTwo(named.length > 0 ? named : [NO_MONTH]))})`
}

/** Spots of cases that came in during those months, by the clock of Asia/Shanghai. */
export function receivedIn({ months }: MapFilter): Condition {
  if (!months) return sql<SqlBool>`1 = 1`
  const at = sql.ref('case_spots.received_at')
  return sql<SqlBool>`(${at} >= ${monthStart(months.from)} and ${at} < ${monthStart(monthAfter(months.to))})`
}
