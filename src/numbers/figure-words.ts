import type { Community } from '../../domain/community.ts'
import { NO_CATEGORY } from '../../domain/desk-map.ts'
import { UNPLACED_GRID } from '../../domain/grid.ts'
import type { FiguresRow, NumberGroup } from '../../domain/numbers.ts'
import { monthWords } from './period-part.tsx'
import { words } from './words.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000
const KB = 1024

/** A share as a percentage with one digit; of nothing, a dash. */
export const percentWords = (share: number | null): string =>
  share === null ? words.none : `${(share * 100).toFixed(1)}%`

/** A span: minutes below two hours, hours below two days, then days. */
export function spanWords(ms: number | null): string {
  if (ms === null) return words.none
  if (ms < 2 * HOUR_MS) return words.minutes(Math.round(ms / MINUTE_MS))
  if (ms < 48 * HOUR_MS) return words.hours((ms / HOUR_MS).toFixed(1))
  return words.days((ms / (24 * HOUR_MS)).toFixed(1))
}

export const sizeWords = (bytes: number): string =>
  bytes < KB * KB
    ? words.kilobytes(Math.max(1, Math.round(bytes / KB)).toString())
    : words.megabytes((bytes / KB / KB).toFixed(1))

type Named = Pick<Community, 'grids' | 'categories'>

/** What a row of figures is about. */
export function rowName(group: NumberGroup, { key, name }: Pick<FiguresRow, 'key' | 'name'>, community: Named): string {
  if (group === 'handler') return name ?? words.outside
  if (group === 'month') return monthWords(key)
  if (group === 'grid') return key === UNPLACED_GRID ? words.noGrid : nameIn(community.grids, key)
  return key === NO_CATEGORY ? words.noCategory : nameIn(community.categories, key)
}

/** The same under a bar, where there is little room: a month without its year. */
export const barName = (group: NumberGroup, row: Pick<FiguresRow, 'key' | 'name'>, community: Named): string =>
  group === 'month' ? words.monthAlone(Number(row.key.slice(5))) : rowName(group, row, community)

/** Months one after the other; everything else by how much came in, the most first. */
export const inOrder = (group: NumberGroup, rows: readonly FiguresRow[]): FiguresRow[] =>
  group === 'month' ? [...rows] : [...rows].sort((a, b) => b.figures.received - a.figures.received)

const nameIn = (list: readonly { id: string; name: string }[], id: string): string =>
  list.find((one) => one.id === id)?.name ?? id
