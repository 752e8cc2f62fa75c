import { useId } from 'preact/hooks'
import './text-field.css'

type Props = {
  label: string
  value: string
  onInput: (value: string) => void
  maxLength: number
  note?: string
  inputMode?: 'text' | 'numeric' | 'url' | 'tel'
  /** `password`: what nobody beside one should read. */
  type?: 'text' | 'password' | 'time'
}

/** One line to type, with its label above and a remark below. */
export function TextField({ label, value, onInput, maxLength, note, inputMode = 'text', type = 'text' }: Props) {
  const id = useId()
  return (
    <div class="text-field">
      <label for={id}>{label}</label>
      <input
        {...{ id, type, value, maxLength, inputMode }}
        class="text-field-box"
        autocomplete="off"
        aria-describedby={note ? `${id}-note` : undefined}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {note && (
        <p id={`${id}-note`} class="text-field-note">
          {note}
        </p>
      )}
    </div>
  )
}
