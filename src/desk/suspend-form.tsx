import { useId, useState } from 'preact/hooks'
import type { DeskCase } from '../../domain/case-view.ts'
import { REASON_MAX, ReasonField } from '../case-parts/reason-field.tsx'
import { toggleSentence } from '../case-parts/sentence-list.ts'
import { fromDateTimeInput, toDateTimeInput } from '../case-parts/shanghai-time.ts'
import { usualReasons } from '../case-parts/usual-reason-words.ts'
import { usePhone } from '../phone/use-phone.ts'
import { ActForm } from './act-form.tsx'
import { errandWords as errand } from './errand-words.ts'
import { ReporterPreview } from './reporter-preview.tsx'
import { words } from './words.ts'

const DAY_MS = 86_400_000
/** What is put off comes back a week later unless somebody says otherwise, in the morning of that day. */
const DAYS_PROPOSED = 7
const MORNING = 'T09:00'

type Props = { id: string; seen: DeskCase; onSuspend: (reason: string, reviewAt: number) => void }

/** 挂账: why not now, and when it is looked at again. */
export function SuspendForm({ id, seen, onSuspend }: Props) {
  const { community, env } = usePhone()
  const [reason, setReason] = useState('')
  const [day, setDay] = useState(() => toDateTimeInput(env.now() + DAYS_PROPOSED * DAY_MS).slice(0, 10))
  const [tried, setTried] = useState(false)
  const usual = usualReasons(community, 'suspend')
  const said = reason.trim()
  const reviewAt = fromDateTimeInput(`${day}${MORNING}`)
  const trouble = troubleIn(said, reviewAt, env.now())
  const choose = (at: number) => {
    const sentence = usual[at]
    if (sentence !== undefined) setReason(toggleSentence(reason, sentence).slice(0, REASON_MAX))
  }
  const submit = () => {
    setTried(true)
    if (trouble === null && reviewAt !== null) onSuspend(said, reviewAt)
  }
  return (
    <ActForm {...{ id }} trouble={tried ? trouble : null} onSubmit={submit} onDigit={choose}>
      <ReasonField label={words.reason} {...{ usual }} value={reason} onChange={setReason} />
      <DayField value={day} min={toDateTimeInput(env.now() + DAY_MS).slice(0, 10)} onInput={setDay} />
      {said && reviewAt !== null && <ReporterPreview {...{ seen }} act={{ act: 'suspend', reason: said, reviewAt }} />}
    </ActForm>
  )
}

function troubleIn(reason: string, reviewAt: number | null, now: number): string | null {
  if (!reason) return words.reasonNeeded
  if (reviewAt === null) return errand.reviewNeeded
  return reviewAt <= now ? errand.reviewPast : null
}

function DayField({ value, min, onInput }: { value: string; min: string; onInput: (value: string) => void }) {
  const id = useId()
  return (
    <div class="desk-field">
      <label for={id}>{errand.reviewAt}</label>
      <input
        class="desk-input"
        type="date"
        aria-describedby={`${id}-note`}
        {...{ id, value, min }}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      <p class="desk-note" id={`${id}-note`}>
        {errand.reviewNote}
      </p>
    </div>
  )
}
