import type { Community } from '../../domain/community.ts'
import type { FiguresRow, NumberGroup } from '../../domain/numbers.ts'
import { acceptedShare, onTimeShare, satisfiedShare } from '../../domain/shares.ts'
import { useMedia } from '../ui/use-media.ts'
import { DataTable } from './data-table.tsx'
import { barName, inOrder, percentWords, rowName, spanWords } from './figure-words.ts'
import { NumbersChart } from './lazy-chart.tsx'
import { words } from './words.ts'

type Props = { group: NumberGroup; rows: readonly FiguresRow[]; community: Pick<Community, 'grids' | 'categories'> }

/** More bars than these cannot be told apart; on a phone, or in large letters, still fewer. */
const BARS_MAX = 8
const BARS_MAX_NARROW = 4

/** One way to group the cases: as bars, and the table behind them. */
export function GroupPart({ group, rows, community }: Props) {
  const isNarrow = useMedia('(max-width: 40rem)')
  const max = isNarrow ? BARS_MAX_NARROW : BARS_MAX
  const sorted = inOrder(group, rows).map((row) => ({ ...row, label: rowName(group, row, community) }))
  const shown = group === 'month' ? sorted.slice(-max) : sorted.slice(0, max)
  const text = shown.map(({ label, figures }) =>
    words.chartText(label, figures.received, figures.accepted, figures.closed),
  )
  return (
    <div class="numbers-part">
      <h2>{words.chartTitle(words.views[group])}</h2>
      <NumbersChart
        labels={shown.map((row) => barName(group, row, community))}
        series={[
          shown.map(({ figures }) => figures.received),
          shown.map(({ figures }) => figures.accepted),
          shown.map(({ figures }) => figures.closed),
        ]}
        text={`${words.chartTitle(words.views[group])}。${text.join('；')}`}
      />
      {sorted.length > shown.length && <p class="numbers-note">{words.chartMore(shown.length, sorted.length)}</p>}
      <FiguresTable {...{ group }} rows={sorted} />
    </div>
  )
}

type Labelled = FiguresRow & { label: string }

export function FiguresTable({ group, rows }: { group: NumberGroup; rows: readonly Labelled[] }) {
  return (
    <DataTable
      caption={words.tableTitle(words.views[group])}
      heads={[
        words.groups[group],
        words.received,
        words.acceptedCount,
        words.accepted,
        words.closed,
        words.onTimeShort,
        words.reworked,
        words.recurring,
        words.satisfied,
        words.timeToEnd,
      ]}
      rows={rows.map(({ key, label, figures }) => ({
        key,
        cells: [
          label,
          figures.received,
          figures.accepted,
          percentWords(acceptedShare(figures)),
          figures.closed,
          percentWords(onTimeShare(figures)),
          figures.reworked,
          figures.recurring,
          percentWords(satisfiedShare(figures)),
          spanWords(figures.times.ended.median),
        ],
      }))}
    />
  )
}
