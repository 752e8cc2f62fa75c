import { useId } from 'preact/hooks'
import { fromDateTimeInput } from '../case-parts/shanghai-time.ts'
import { words } from './words.ts'

type Props = { label: string; value: string; note: string; onInput: (value: string) => void }

/** By when, on the community's clock. */
export function DueField({ label, value, note, onInput }: Props) {
  const id = useId()
  return (
    <div class="desk-field">
      <label for={id}>{label}</label>
      <input
        class="desk-input"
        type="datetime-local"
        aria-describedby={`${id}-note`}
        {...{ id, value }}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      <p class="desk-note" id={`${id}-note`}>
        {note}
      </p>
    </div>
  )
}

/** What stands against a moment that was typed as a deadline; null while it is empty or good. */
export function dueTrouble(value: string, now: number): string | null {
  if (value === '') return null
  const at = fromDateTimeInput(value)
  if (at === null) return words.deadlineUnreadable
  return at <= now ? words.deadlinePast : null
}
