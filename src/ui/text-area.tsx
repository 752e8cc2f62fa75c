import { useId } from 'preact/hooks'
import { words } from './words.ts'
import './text-area.css'

type Props = {
  /** The accessible name, exactly; a remark such as （可不填） goes into `note`. */
  label: string
  value: string
  onInput: (value: string) => void
  maxLength: number
  rows?: number
  note?: string
  required?: boolean
}

/** From here on the box says how much room is left. */
const LEFT_FROM = 50

/** A box for words, with its label above and the room left once it becomes little. */
export function TextArea({ label, value, onInput, maxLength, rows = 2, note, required }: Props) {
  const id = useId()
  const left = maxLength - value.length
  return (
    <div class="text-area">
      <div>
        <label for={id}>{label}</label> {note && <span class="text-area-note">{note}</span>}
      </div>
      <textarea
        id={id}
        class="text-area-box"
        {...{ rows, maxLength, required, value }}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {left <= LEFT_FROM && (
        <p class="text-area-note" role="status">
          {words.charactersLeft(left)}
        </p>
      )}
    </div>
  )
}
