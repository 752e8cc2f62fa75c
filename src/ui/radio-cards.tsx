import { Check } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { classes } from './classes.ts'
import './radio-cards.css'

export type RadioOption = { value: string; label: string; picture?: ComponentChildren }

type Props = {
  legend: string
  /** For screens whose heading already says it. */
  hideLegend?: boolean
  options: readonly RadioOption[]
  value: string | null
  onChange: (value: string) => void
  /** Pictures in a grid, one under the other, or short words side by side. */
  shape?: 'grid' | 'list' | 'row'
  /** After the last card, such as 更多. */
  children?: ComponentChildren
}

/** One choice among few, each a card big enough for a thumb. Real radio inputs: arrow keys and readers know them. */
export function RadioCards({ legend, hideLegend, options, value, onChange, shape = 'grid', children }: Props) {
  const name = useId()
  return (
    <fieldset class="radio-cards">
      <legend class={classes('radio-cards-legend', hideLegend && 'visually-hidden')}>{legend}</legend>
      <div class={`radio-cards-grid radio-cards-${shape}`}>
        {options.map((option) => (
          <RadioCard key={option.value} {...{ name, option, onChange }} checked={option.value === value} />
        ))}
        {children}
      </div>
    </fieldset>
  )
}

type CardProps = { name: string; option: RadioOption; checked: boolean; onChange: (value: string) => void }

function RadioCard({ name, option, checked, onChange }: CardProps) {
  return (
    <label class="radio-card">
      <input
        type="radio"
        class="radio-card-input"
        {...{ name, checked, value: option.value }}
        onChange={() => onChange(option.value)}
      />
      <span class="radio-card-face">
        {option.picture}
        <span>{option.label}</span>
        <Check class="radio-card-tick" aria-hidden="true" />
      </span>
    </label>
  )
}
