import { BULK_ENDS, type BulkTally } from './run-bulk.ts'
import { words } from './words.ts'

/** How far the run is, and in the end what came of how many. */
export function BulkProgress({ tally, ended }: { tally: BulkTally; ended: boolean }) {
  const left = tally.total - tally.done
  return (
    <div class="desk-bulk-progress">
      <progress max={tally.total} value={tally.done} aria-label={words.progress(tally.done, tally.total)} />
      <p role="status">{ended ? words.finished : words.progress(tally.done, tally.total)}</p>
      <ul>
        {BULK_ENDS.filter((end) => tally.ends[end] > 0).map((end) => (
          <li key={end}>{words.ends[end](tally.ends[end])}</li>
        ))}
        {ended && left > 0 && <li>{words.left(left)}</li>}
      </ul>
    </div>
  )
}
