import type { ComponentChildren } from 'preact'
import { Notice } from '../ui/notice.tsx'
import './act-form.css'

type Props = {
  id: string
  /** What is missing, in words; null when it may be sent. Said only once somebody tried. */
  trouble: string | null
  onSubmit: () => void
  /** A digit was pressed outside a field: the choice at this place, from 0. */
  onDigit?: (at: number) => void
  children: ComponentChildren
}

/**
 * The body of an act's sheet; its button stands in the sheet's foot and submits by the form's id. The sheet opens with the
 * focus on the form itself, so that digits choose and Enter sends.
 */
export function ActForm({ id, trouble, onSubmit, onDigit, children }: Props) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    onSubmit()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const key = formKey(event)
    if (key === null) return
    event.preventDefault()
    if (key === 'send') onSubmit()
    else onDigit?.(key)
  }
  return (
    <form class="desk-form" noValidate tabIndex={-1} data-first-focus {...{ id, onKeyDown }} onSubmit={submit}>
      {children}
      {trouble && <Notice tone="wrong">{trouble}</Notice>}
    </form>
  )
}

/** What a key means to a form: to send, or the place of a choice. Null where it belongs to a field or a button. */
function formKey(event: KeyboardEvent): 'send' | number | null {
  if (event.isComposing || event.altKey || event.repeat) return null
  const target = event.target instanceof Element ? event.target : null
  const isField = target?.closest('textarea, select, input:not([type=radio]):not([type=checkbox])') != null
  const isChord = event.ctrlKey || event.metaKey
  if (event.key === 'Enter') return isChord || target === event.currentTarget ? 'send' : null
  if (isField || isChord || !/^[1-9]$/.test(event.key)) return null
  return Number(event.key) - 1
}
