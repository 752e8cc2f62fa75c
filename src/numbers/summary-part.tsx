import type { Figures } from '../../domain/numbers.ts'
import { acceptedShare, onTimeShare, recurrenceShare, reworkShare, satisfiedShare } from '../../domain/shares.ts'
import { percentWords } from './figure-words.ts'
import { words } from './words.ts'

/** The six numbers people ask for first, each with what it is made of. */
export function SummaryPart({ figures }: { figures: Figures }) {
  const tiles = [
    [words.received, String(figures.received), words.receivedNote(figures.closed)],
    [words.accepted, percentWords(acceptedShare(figures)), words.acceptedNote(figures.accepted, figures.decided)],
    [words.onTime, percentWords(onTimeShare(figures)), words.onTimeNote(figures.onTime, figures.dueJudged)],
    [words.rework, percentWords(reworkShare(figures)), words.reworkNote(figures.reworked, figures.reworks)],
    [words.recurrence, percentWords(recurrenceShare(figures)), words.recurrenceNote(figures.recurring)],
    [words.satisfied, percentWords(satisfiedShare(figures)), words.satisfiedNote(figures.answered, figures.objections)],
  ] as const
  return (
    <div class="numbers-part">
      <h2>{words.summary}</h2>
      <dl class="numbers-tiles">
        {tiles.map(([name, value, note]) => (
          <div key={name} class="numbers-tile">
            <dt>{name}</dt>
            <dd class="numbers-value">{value}</dd>
            <dd class="numbers-note">{note}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
