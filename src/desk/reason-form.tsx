import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { REASON_MAX, ReasonField } from '../case-parts/reason-field.tsx'
import { toggleSentence } from '../case-parts/sentence-list.ts'
import { ActForm } from './act-form.tsx'
import { words } from './words.ts'

type Props = {
  id: string
  usual: readonly string[]
  /** Missing: 原因. */
  label?: string
  /** The reason as the one it concerns will read it; asked for once something is written. */
  preview: (reason: string) => ComponentChildren
  onReason: (reason: string) => void
}

/** Why: required, at a digit or a tap or in own words, and shown as the one it concerns will read it. */
export function ReasonForm({ id, usual, label = words.reason, preview, onReason }: Props) {
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
      <ReasonField {...{ label, usual }} value={reason} onChange={setReason} />
      <div aria-live="off">{said ? preview(said) : <p class="desk-note">{words.previewLater}</p>}</div>
    </ActForm>
  )
}

/** The bare words, under who will read them: `处置员会看到：`. */
export const PlainPreview = ({ readBy, reason }: { readBy: string; reason: string }) => (
  <div class="desk-preview">
    <span>{readBy}</span>
    <blockquote>{reason}</blockquote>
  </div>
)
