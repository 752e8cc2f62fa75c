import { useState } from 'preact/hooks'
import type { DeskTask } from '../../domain/case-view.ts'
import { fromDateTimeInput, toDateTimeInput } from '../case-parts/shanghai-time.ts'
import { usePhone } from '../phone/use-phone.ts'
import { momentWords } from '../ui/when.ts'
import { ActForm } from './act-form.tsx'
import { DueField, dueTrouble } from './due-field.tsx'
import { errandWords as errand } from './errand-words.ts'
import { words } from './words.ts'

type Props = { id: string; task: DeskTask | null; onGrant: (dueAt: number) => void }

/** 同意延期: until when, at first as it was asked. */
export function GrantForm({ id, task, onGrant }: Props) {
  const { env } = usePhone()
  const extension = task?.extension ?? null
  const [due, setDue] = useState(() => (extension ? toDateTimeInput(extension.until) : ''))
  const [tried, setTried] = useState(false)
  const dueAt = fromDateTimeInput(due)
  const trouble = dueAt === null ? words.deadlineUnreadable : dueTrouble(due, env.now())
  const submit = () => {
    setTried(true)
    if (dueAt !== null && trouble === null) onGrant(dueAt)
  }
  if (!extension) return <p>{errand.notAsked}</p>
  return (
    <ActForm {...{ id }} trouble={tried ? trouble : null} onSubmit={submit}>
      <DueField
        label={errand.newDue}
        value={due}
        note={errand.asked(momentWords(extension.until, env.now()), extension.reason)}
        onInput={setDue}
      />
    </ActForm>
  )
}
