import { Briefcase, Palmtree, Plus, Trash2 } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { HOLIDAY_YEARS } from '../../domain/public-holidays.ts'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { daysOf, isEntered, type LimitsDraft, withDay, withYear } from './limits-draft.ts'
import { words } from './words.ts'

type Props = { draft: LimitsDraft; year: number; onChange: (draft: LimitsDraft) => void }

/** The days of this year and the next that break the weekly rule: what the State Council announced, and what was added here. */
export function HolidayList({ draft, year, onChange }: Props) {
  return (
    <section class="calendar-part" aria-labelledby="calendar-holidays">
      <h2 id="calendar-holidays">{words.holidays}</h2>
      <p class="calendar-note">{words.holidaysNote}</p>
      {[year, year + 1].map((one) => (
        <Year key={one} year={one} {...{ draft, onChange }} />
      ))}
      <AddDay {...{ draft, onChange }} />
    </section>
  )
}

function Year({ draft, year, onChange }: Props) {
  const days = daysOf(draft, year)
  const off = days.filter(([, works]) => !works).length
  const isKnown = HOLIDAY_YEARS.some((one) => one.year === year)
  const enter = () => {
    const filled = withYear(draft, year)
    if (filled) onChange(filled)
  }
  return (
    <>
      {!isEntered(draft, year) && !isKnown && <Notice tone="info">{words.yearMissing(year)}</Notice>}
      {!isEntered(draft, year) && isKnown && <Button onClick={enter}>{words.enterYear(year)}</Button>}
      <details class="calendar-year">
        <summary>{words.yearTitle(year, off, days.length - off)}</summary>
        <ul>
          {days.map(([day, works]) => (
            <li key={day}>
              <time dateTime={day}>{day}</time>
              <Chip tone={works ? 'waiting' : 'quiet'} icon={<Icon of={works ? Briefcase : Palmtree} />}>
                {works ? words.worked : words.off}
              </Chip>
              <Button
                kind="quiet"
                icon={<Icon of={Trash2} />}
                aria-label={words.removeDay(day)}
                onClick={() => onChange(withDay(draft, day, null))}
              />
            </li>
          ))}
        </ul>
      </details>
    </>
  )
}

function AddDay({ draft, onChange }: Omit<Props, 'year'>) {
  const [day, setDay] = useState('')
  const [works, setWorks] = useState(false)
  return (
    <fieldset class="calendar-add">
      <legend>{words.addDay}</legend>
      <label>
        <span>{words.day}</span>
        <input
          type="date"
          class="calendar-box"
          value={day}
          onInput={({ currentTarget }) => setDay(currentTarget.value)}
        />
      </label>
      <label>
        <span>{words.kind}</span>
        <select
          class="calendar-box"
          value={works ? 'worked' : 'off'}
          onChange={({ currentTarget }) => setWorks(currentTarget.value === 'worked')}
        >
          <option value="off">{words.off}</option>
          <option value="worked">{words.worked}</option>
        </select>
      </label>
      <Button
        icon={<Icon of={Plus} />}
        disabled={day === ''}
        onClick={() => {
          onChange(withDay(draft, day, works))
          setDay('')
        }}
      >
        {words.add}
      </Button>
    </fieldset>
  )
}
