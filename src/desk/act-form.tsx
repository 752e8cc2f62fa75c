import type { ComponentChildren } from 'preact'
import { Notice } from '../ui/notice.tsx'
import './act-form.css'

type Props = {
  id: string
  /** What is missing, in words; null when it may be sent. Said only once somebody tried. */
  trouble: string | null
  onSubmit: () => void
  children: ComponentChildren
}

/** The body of an act's sheet; its button stands in the sheet's foot and submits by the form's id. */
export function ActForm({ id, trouble, onSubmit, children }: Props) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <form class="desk-form" noValidate {...{ id }} onSubmit={submit}>
      {children}
      {trouble && <Notice tone="wrong">{trouble}</Notice>}
    </form>
  )
}
