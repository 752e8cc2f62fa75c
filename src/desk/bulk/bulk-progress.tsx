import { refusalWords } from '../../case-parts/refusal-words.ts'
import { Link } from '../../phone/link.tsx'
import { deskHref, tabOf } from '../desk-address.ts'
import { BULK_ENDS, type BulkFailure, type BulkTally } from './run-bulk.ts'
import { words } from './words.ts'
import './bulk.css'

type Props = {
  tally: BulkTally
  ended: boolean
  /** `烟蒂乱扔，26幢 北侧` */
  nameOf: (caseId: string) => string
}

/** How far the run is, and in the end what came of how many: those that failed one by one, each with its reason. */
export function BulkProgress({ tally, ended, nameOf }: Props) {
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
      {tally.failures.length > 0 && (
        <section class="bulk-failures">
          <h3>{words.failed(tally.failures.length)}</h3>
          <ul>
            {tally.failures.map((failure) => (
              <li key={failure.caseId}>
                <FailedCase {...{ failure }} name={nameOf(failure.caseId)} />
                <span>{whyWords(failure)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function FailedCase({ failure: { caseId, state }, name }: { failure: BulkFailure; name: string }) {
  if (state === null) return <strong>{name}</strong>
  return (
    <Link href={deskHref({ tab: tabOf(state), caseId })} aria-label={words.look(name)}>
      {name}
    </Link>
  )
}

const whyWords = ({ end, code }: BulkFailure): string =>
  end === 'refused' ? refusalWords[code ?? 'internal'] : words.why[end]
