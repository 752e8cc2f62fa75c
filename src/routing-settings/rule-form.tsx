import { useEffect, useId, useRef, useState } from 'preact/hooks'
import type { RoutingRule } from '../../domain/routing.ts'
import type { Handlers } from '../../domain/wire.ts'
import { usePhone } from '../phone/use-phone.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { RadioCards } from '../ui/radio-cards.tsx'
import { CheckCards } from './check-cards.tsx'
import { clockOf, minuteOf } from './rule-words.ts'
import { words } from './words.ts'

type Props = {
  start: RoutingRule
  isNew: boolean
  handlers: Handlers['handlers']
  onKeep: (rule: RoutingRule) => void
  onCancel: () => void
}

const DAYS = [1, 2, 3, 4, 5, 6, 0]
const NIGHT = { from: 1080, to: 480 }

/** One rule to fill in: to whom, and under which conditions. */
export function RuleForm({ start, isNew, handlers, onKeep, onCancel }: Props) {
  const { community } = usePhone()
  const [rule, setRule] = useState(start)
  const [clock, setClock] = useState(() => clocks(start.hours ?? NIGHT))
  const [tried, setTried] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const change = (part: Partial<RoutingRule>) => setRule((now) => ({ ...now, ...part }))
  const estates = [...new Set(community.buildings.map(({ estate }) => estate).filter((estate) => estate !== ''))]
  const hours = rule.hours === null ? null : read(clock)
  const trouble =
    rule.handlerId === '' ? words.whomNeeded : rule.hours !== null && hours === null ? words.hoursNeeded : null
  const keep = (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (trouble === null) onKeep({ ...rule, hours })
  }
  return (
    <form class="routing-form" noValidate onSubmit={keep}>
      <h2 ref={heading} tabIndex={-1}>
        {isNew ? words.newTitle : words.editTitle}
      </h2>
      <RadioCards
        legend={words.whom}
        shape="list"
        options={handlers.map(({ personId, name }) => ({ value: personId, label: name }))}
        value={rule.handlerId}
        onChange={(handlerId) => change({ handlerId })}
      />
      <CheckCards
        legend={words.categories}
        note={words.anyCategory}
        options={community.categories.map(({ id, name }) => ({ value: id, label: name }))}
        values={rule.categoryIds}
        onChange={(categoryIds) => change({ categoryIds })}
      />
      <CheckCards
        legend={words.grids}
        note={words.anyGrid}
        options={community.grids.map(({ id, name }) => ({ value: id, label: name }))}
        values={rule.gridIds}
        onChange={(gridIds) => change({ gridIds })}
      />
      <CheckCards
        legend={words.estates}
        note={words.anyEstate}
        options={estates.map((estate) => ({ value: estate, label: estate }))}
        values={rule.estates}
        onChange={(chosen) => change({ estates: chosen })}
      />
      <CheckCards
        legend={words.weekdays}
        note={words.anyDay}
        options={DAYS.map((day) => ({ value: String(day), label: words.days[day] ?? '' }))}
        values={rule.weekdays.map(String)}
        onChange={(days) => change({ weekdays: days.map(Number) })}
      />
      <RadioCards
        legend={words.hours}
        shape="list"
        options={[
          { value: 'all', label: words.allDay },
          { value: 'some', label: words.onlyHours },
        ]}
        value={rule.hours === null ? 'all' : 'some'}
        onChange={(value) => change({ hours: value === 'all' ? null : (read(clock) ?? NIGHT) })}
      />
      {rule.hours !== null && (
        <div class="routing-pair">
          <TimeField label={words.from} value={clock.from} onInput={(from) => setClock({ ...clock, from })} />
          <TimeField label={words.to} value={clock.to} onInput={(to) => setClock({ ...clock, to })} />
          {hours !== null && hours.from > hours.to && <p class="routing-note">{words.overnight}</p>}
        </div>
      )}
      {tried && trouble && <Notice tone="wrong">{trouble}</Notice>}
      <div class="routing-acts">
        <Button onClick={onCancel}>{words.cancel}</Button>
        <Button type="submit" kind="main">
          {words.keep}
        </Button>
      </div>
    </form>
  )
}

type Clock = { from: string; to: string }

const clocks = (hours: { from: number; to: number }): Clock => ({
  from: clockOf(hours.from % 1440),
  to: clockOf(hours.to % 1440),
})

function read({ from, to }: Clock): { from: number; to: number } | null {
  const [begins, ends] = [minuteOf(from), minuteOf(to)]
  return begins === null || ends === null || begins === ends ? null : { from: begins, to: ends }
}

function TimeField({ label, value, onInput }: { label: string; value: string; onInput: (value: string) => void }) {
  const id = useId()
  return (
    <div>
      <label for={id}>{label}</label>
      <input
        {...{ id, value }}
        class="routing-input"
        type="time"
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </div>
  )
}
