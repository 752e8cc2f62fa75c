import { useId } from 'preact/hooks'
import { LINK_DAYS_DEFAULT, LINK_NAME_MAX } from '../../domain/task-link.ts'
import { errandWords as errand } from './errand-words.ts'

/** Who outside is asked, and for how many days their link lets in. */
export type Outsider = { name: string; days: number }
export const NO_OUTSIDER: Outsider = { name: '', days: LINK_DAYS_DEFAULT }

const DAYS = [1, 3, LINK_DAYS_DEFAULT, 14, 30]

type Props = { value: Outsider; onChange: (value: Outsider) => void }

/** For somebody without an account: how they are called, and how long the link is good. */
export function ExternalFields({ value, onChange }: Props) {
  const id = useId()
  return (
    <>
      <div class="desk-field">
        <label for={`${id}-name`}>{errand.externalName}</label>
        <input
          class="desk-input"
          id={`${id}-name`}
          maxLength={LINK_NAME_MAX}
          autocomplete="off"
          value={value.name}
          onInput={(event) => onChange({ ...value, name: event.currentTarget.value })}
        />
        <p class="desk-note">{errand.externalNote}</p>
      </div>
      <DaysField days={value.days} onChange={(days) => onChange({ ...value, days })} />
    </>
  )
}

/** For how many days a link lets in. */
export function DaysField({ days, onChange }: { days: number; onChange: (days: number) => void }) {
  const id = useId()
  return (
    <div class="desk-field">
      <label for={id}>{errand.validity}</label>
      <select class="desk-input" {...{ id }} onChange={(event) => onChange(Number(event.currentTarget.value))}>
        {DAYS.map((one) => (
          <option key={one} value={one} selected={one === days}>
            {errand.days(one)}
          </option>
        ))}
      </select>
    </div>
  )
}
