import { MILESTONES, type NumberGroup } from '../../domain/numbers.ts'
import { acceptedShare, onTimeShare, satisfiedShare } from '../../domain/shares.ts'
import type { Counted } from '../numbers/count-numbers.ts'
import { type Column, number, share, text } from './cell.ts'
import type { Names } from './names.ts'
import { HOUR_MS } from './shanghai-text.ts'
import { words } from './words.ts'

export type FigureRow = { group: string; name: string; figures: Counted['total'] }

const heads = words.figures
const hours = (ms: number | null) => number(ms === null ? null : Math.round((ms / HOUR_MS) * 100) / 100)

const COUNTS: Column<FigureRow>[] = [
  { heading: heads.group, width: 10, cell: ({ group }) => text(group) },
  { heading: heads.name, width: 18, cell: ({ name }) => text(name) },
  { heading: heads.received, width: 8, cell: ({ figures }) => number(figures.received) },
  { heading: heads.decided, width: 8, cell: ({ figures }) => number(figures.decided) },
  { heading: heads.accepted, width: 8, cell: ({ figures }) => number(figures.accepted) },
  { heading: heads.acceptedShare, width: 9, cell: ({ figures }) => share(acceptedShare(figures)) },
  { heading: heads.closed, width: 8, cell: ({ figures }) => number(figures.closed) },
  { heading: heads.dueJudged, width: 10, cell: ({ figures }) => number(figures.dueJudged) },
  { heading: heads.onTimeShare, width: 9, cell: ({ figures }) => share(onTimeShare(figures)) },
  { heading: heads.reworked, width: 10, cell: ({ figures }) => number(figures.reworked) },
  { heading: heads.reworks, width: 10, cell: ({ figures }) => number(figures.reworks) },
  { heading: heads.recurring, width: 8, cell: ({ figures }) => number(figures.recurring) },
  { heading: heads.answered, width: 8, cell: ({ figures }) => number(figures.answered) },
  { heading: heads.satisfiedShare, width: 9, cell: ({ figures }) => share(satisfiedShare(figures)) },
  { heading: heads.objections, width: 9, cell: ({ figures }) => number(figures.objections) },
]

/** The statistics as a list: a row a group. */
export const FIGURE_COLUMNS: readonly Column<FigureRow>[] = [
  ...COUNTS,
  ...MILESTONES.flatMap((milestone): Column<FigureRow>[] => [
    {
      heading: heads.median(words.milestones[milestone]),
      width: 20,
      cell: ({ figures }) => hours(figures.times[milestone].median),
    },
    {
      heading: heads.p90(words.milestones[milestone]),
      width: 22,
      cell: ({ figures }) => hours(figures.times[milestone].p90),
    },
  ]),
]

/** All rows of the statistics: the total, then each group's. */
export function figureRows({ total, groups }: Counted, names: Names): FigureRow[] {
  const nameOf: Record<NumberGroup, (key: string) => string> = {
    grid: names.grid,
    category: names.category,
    handler: (key) => names.handler(key) ?? key,
    month: (key) => key,
  }
  const rows = (['grid', 'category', 'handler', 'month'] as const).flatMap((group) =>
    inOrder(group, groups[group]).map(({ key, figures }) => ({
      group: words.groups[group],
      name: nameOf[group](key),
      figures,
    })),
  )
  return [{ group: words.groups.total, name: '', figures: total }, ...rows]
}

/** Months one after the other; everything else by how much came in, the most first. */
const inOrder = (group: NumberGroup, rows: Counted['groups'][NumberGroup]) =>
  group === 'month' ? rows : [...rows].sort((a, b) => b.figures.received - a.figures.received)
