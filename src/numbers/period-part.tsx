import { useId } from 'preact/hooks'
import { monthBefore, monthText, shanghaiMonth } from '../../domain/month.ts'
import { RadioCards } from '../ui/radio-cards.tsx'
import { words } from './words.ts'

/** How many months back can be chosen. */
const MONTHS_BACK = 36

type Props = { from: string; to: string; now: number; onPeriod: (from: string, to: string) => void }

/** This month, the last one, or any others: plain lists, since not every browser has a chooser of months. */
export function PeriodPart({ from, to, now, onPeriod }: Props) {
  const months = lastMonths(now)
  const [present = '', last = ''] = months
  const isOne = from === to
  const chosen = isOne && from === present ? 'this' : isOne && from === last ? 'last' : 'custom'
  const choose = (value: string) => {
    if (value === 'this') onPeriod(present, present)
    else if (value === 'last') onPeriod(last, last)
    else onPeriod(months[2] ?? present, present)
  }
  return (
    <div class="numbers-period">
      <RadioCards
        legend={words.period}
        shape="row"
        options={[
          { value: 'this', label: words.thisMonth },
          { value: 'last', label: words.lastMonth },
          { value: 'custom', label: words.custom },
        ]}
        value={chosen}
        onChange={choose}
      />
      {chosen === 'custom' && (
        <div class="numbers-filter">
          <MonthChoice
            label={words.from}
            value={from}
            {...{ months }}
            onChange={(month) => onPeriod(month, month > to ? month : to)}
          />
          <MonthChoice
            label={words.to}
            value={to}
            {...{ months }}
            onChange={(month) => onPeriod(month < from ? month : from, month)}
          />
        </div>
      )}
    </div>
  )
}

type MonthProps = { label: string; value: string; months: readonly string[]; onChange: (month: string) => void }

function MonthChoice({ label, value, months, onChange }: MonthProps) {
  const id = useId()
  const offered = months.includes(value) ? months : [...months, value]
  return (
    <div class="numbers-choice">
      <label for={id}>{label}</label>
      <select {...{ id, value }} onChange={(event) => onChange(event.currentTarget.value)}>
        {offered.map((month) => (
          <option key={month} value={month}>
            {monthWords(month)}
          </option>
        ))}
      </select>
    </div>
  )
}

export function monthWords(month: string): string {
  const [year, digits] = month.split('-')
  return words.month(Number(year), Number(digits))
}

/** The latest first. */
function lastMonths(now: number): string[] {
  const months: string[] = []
  for (let month = shanghaiMonth(now); months.length < MONTHS_BACK; month = monthBefore(month))
    months.push(monthText(month))
  return months
}
