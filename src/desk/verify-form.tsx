import { useState } from 'preact/hooks'
import type { DeskCase } from '../../domain/case-view.ts'
import { BeforeAfter } from '../case-parts/before-after.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { ActForm } from './act-form.tsx'
import { beforeAndAfter } from './case-photos.ts'
import { TASK_MAX } from './propose-dispatch.ts'
import { words } from './words.ts'

type Props = { id: string; seen: DeskCase; onVerified: (note: string) => void }

/** 核查通过: before beside after, and the person's word for having been there. */
export function VerifyForm({ id, seen, onVerified }: Props) {
  const [note, setNote] = useState('')
  return (
    <ActForm {...{ id }} trouble={null} onSubmit={() => onVerified(note.trim())}>
      <BeforeAfter {...beforeAndAfter(seen)} />
      <p>{words.verifyConfirm}</p>
      <TextArea label={words.verifyNote} note={words.optional} value={note} onInput={setNote} maxLength={TASK_MAX} />
    </ActForm>
  )
}
