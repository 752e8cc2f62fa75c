import type { SpanDraft, Unit } from './limits-draft.ts'
import { words } from './words.ts'

const UNITS: readonly Unit[] = ['m', 'h', 'd']

type Props = { label: string; value: SpanDraft; onChange: (value: SpanDraft) => void }

/** A length of working time: a number and its unit. */
export function SpanField({ label, value, onChange }: Props) {
  return (
    <span class="span-field">
      <input
        class="calendar-box span-amount"
        inputMode="numeric"
        maxLength={4}
        autocomplete="off"
        aria-label={words.amount(label)}
        value={value.amount}
        onInput={({ currentTarget }) => onChange({ ...value, amount: currentTarget.value })}
      />
      <select
        class="calendar-box"
        aria-label={words.unit(label)}
        value={value.unit}
        onChange={({ currentTarget }) => {
          const unit = UNITS.find((one) => one === currentTarget.value) ?? 'h'
          onChange({ ...value, unit })
        }}
      >
        {UNITS.map((unit) => (
          <option key={unit} value={unit}>
            {words.units[unit]}
          </option>
        ))}
      </select>
    </span>
  )
}
