import { useId, useState } from 'preact/hooks'
import { ReasonField } from '../case-parts/reason-field.tsx'
import { fromDateTimeInput, toDateTimeInput } from '../case-parts/shanghai-time.ts'
import { usualReasons } from '../case-parts/usual-reason-words.ts'
import { usePhone } from '../phone/use-phone.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { momentWords } from '../ui/when.ts'
import { words } from './words.ts'

type Props = {
  open: boolean
  busy: boolean
  notKept: 'storage_full' | 'not_durable' | null
  /** By when it is to be done now, Unix ms. */
  dueAt: number | null
  onClose: () => void
  onExtend: (until: number, reason: string) => void
}

const FORM = 'task-extend-form'
/** Proposed: two more days. */
const MORE_MS = 2 * 86_400_000

/** 申请延期: until when, and why. */
export function ExtendSheet({ open, busy, notKept, dueAt, onClose, onExtend }: Props) {
  return (
    <Sheet
      title={words.extendTitle}
      {...{ open, onClose }}
      foot={
        <Button type="submit" form={FORM} kind="main" wide {...{ busy }}>
          {words.acts.extend}
        </Button>
      }
    >
      <ExtendForm {...{ dueAt, onExtend }} />
      {notKept && <Notice tone="wrong">{words.notKept[notKept]}</Notice>}
    </Sheet>
  )
}

function ExtendForm({ dueAt, onExtend }: Pick<Props, 'dueAt' | 'onExtend'>) {
  const { community, env } = usePhone()
  const id = useId()
  const least = Math.max(dueAt ?? 0, env.now())
  const [until, setUntil] = useState(() => toDateTimeInput(least + MORE_MS))
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const at = fromDateTimeInput(until)
  const said = reason.trim()
  const trouble = troubleIn(said, at, least)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (trouble === null && at !== null) onExtend(at, said)
  }
  return (
    <form id={FORM} class="tasks-form" noValidate onSubmit={submit}>
      <div class="tasks-field">
        <label for={id}>{words.extendUntil}</label>
        <input
          {...{ id }}
          class="tasks-input"
          type="datetime-local"
          aria-describedby={`${id}-note`}
          value={until}
          onInput={(event) => setUntil(event.currentTarget.value)}
        />
        <p class="tasks-quiet" id={`${id}-note`}>
          {dueAt === null ? words.extendNoDue : words.extendNow(momentWords(dueAt, env.now()))}
        </p>
      </div>
      <ReasonField label={words.reason} usual={usualReasons(community, 'extend')} value={reason} onChange={setReason} />
      {tried && trouble && <Notice tone="wrong">{trouble}</Notice>}
    </form>
  )
}

function troubleIn(reason: string, at: number | null, least: number): string | null {
  if (at === null) return words.extendUnreadable
  if (at <= least) return words.extendLater
  return reason ? null : words.reasonNeeded
}
