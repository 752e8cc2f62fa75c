import { type Figures, MILESTONES } from '../../domain/numbers.ts'
import { DataTable } from './data-table.tsx'
import { spanWords } from './figure-words.ts'
import { words } from './words.ts'

/** How long it took to get to each point, from when the report came in. */
export function TimesPart({ times }: Pick<Figures, 'times'>) {
  return (
    <div class="numbers-part">
      <h2>{words.timesTitle}</h2>
      <p class="numbers-note">{words.timesNote}</p>
      <DataTable
        caption={words.timesTitle}
        heads={[words.step, words.count, words.median, words.p90]}
        rows={MILESTONES.map((milestone) => {
          const { count, median, p90 } = times[milestone]
          return { key: milestone, cells: [words.milestones[milestone], count, spanWords(median), spanWords(p90)] }
        })}
      />
    </div>
  )
}
