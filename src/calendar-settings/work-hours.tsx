import type { LimitsDraft } from './limits-draft.ts'
import { words } from './words.ts'

type Props = { draft: LimitsDraft; change: (part: Partial<LimitsDraft>) => void }
/** From Monday on, as people count here. */
const WEEK = [1, 2, 3, 4, 5, 6, 0]

/** From when to when, and on which days of the week. */
export function WorkHours({ draft, change }: Props) {
  const toggle = (day: number) =>
    change({
      weekdays: draft.weekdays.includes(day) ? draft.weekdays.filter((one) => one !== day) : [...draft.weekdays, day],
    })
  return (
    <section class="calendar-part" aria-labelledby="calendar-hours">
      <h2 id="calendar-hours">{words.hours}</h2>
      <div class="calendar-pair">
        {(['from', 'to'] as const).map((end) => (
          <label key={end}>
            <span>{words[end]}</span>
            <input
              type="time"
              class="calendar-box"
              value={draft[end]}
              onInput={({ currentTarget }) => change({ [end]: currentTarget.value })}
            />
          </label>
        ))}
      </div>
      <fieldset class="calendar-week">
        <legend>{words.weekdays}</legend>
        {WEEK.map((day) => (
          <label key={day} class="calendar-check">
            <input type="checkbox" checked={draft.weekdays.includes(day)} onChange={() => toggle(day)} />
            <span>{words.weekday[day]}</span>
          </label>
        ))}
      </fieldset>
    </section>
  )
}
