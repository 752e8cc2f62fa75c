import { useId } from 'preact/hooks'
import { words } from './words.ts'

type Props = {
  label: string
  options: readonly { id: string; name: string }[]
  /** Empty while nothing is chosen. */
  value: string
  onChange: (id: string) => void
}

/** One of many, by name. */
export function ChoiceField({ label, options, value, onChange }: Props) {
  const id = useId()
  return (
    <div class="desk-field">
      <label for={id}>{label}</label>
      <select class="desk-input" {...{ id, value }} onChange={(event) => onChange(event.currentTarget.value)}>
        {value === '' && <option value="">{words.choose}</option>}
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.name}
          </option>
        ))}
      </select>
    </div>
  )
}
