import { useState } from 'preact/hooks'
import { REASON_MAX, ReasonField } from '../case-parts/reason-field.tsx'
import { toggleSentence } from '../case-parts/sentence-list.ts'
import { ActForm } from './act-form.tsx'
import { words } from './words.ts'

type Props = {
  id: string
  usual: readonly string[]
  /** Who will read the reason: `志愿者会看到：`. */
  readBy: string
  onReason: (reason: string) => void
}

/** Why not: required, and shown as the one it concerns will read it. */
export function ReasonForm({ id, usual, readBy, onReason }: Props) {
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const said = reason.trim()
  const choose = (at: number) => {
    const sentence = usual[at]
    if (sentence !== undefined) setReason(toggleSentence(reason, sentence).slice(0, REASON_MAX))
  }
  const submit = () => {
    setTried(true)
    if (said) onReason(said)
  }
  return (
    <ActForm {...{ id }} trouble={tried && !said ? words.reasonNeeded : null} onSubmit={submit} onDigit={choose}>
      <ReasonField label={words.reason} {...{ usual }} value={reason} onChange={setReason} />
      <div class="desk-preview">
        <span>{readBy}</span>
        <blockquote>{said || '…'}</blockquote>
      </div>
    </ActForm>
  )
}
