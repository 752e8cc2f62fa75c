import { useState } from 'preact/hooks'
import { ReasonField } from '../case-parts/reason-field.tsx'
import { usualReasons } from '../case-parts/usual-reason-words.ts'
import { usePhone } from '../phone/use-phone.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { words } from './words.ts'

type Props = {
  open: boolean
  busy: boolean
  notKept: 'storage_full' | 'not_durable' | null
  onClose: () => void
  onReturn: (reason: string) => void
}

const FORM = 'task-return-form'

/** 退回: why the task goes back to the leader. */
export function ReturnSheet({ open, busy, notKept, onClose, onReturn }: Props) {
  return (
    <Sheet
      title={words.returnTitle}
      {...{ open, onClose }}
      foot={
        <Button type="submit" form={FORM} kind="danger" wide {...{ busy }}>
          {words.acts.return}
        </Button>
      }
    >
      <ReturnForm {...{ onReturn }} />
      {notKept && <Notice tone="wrong">{words.notKept[notKept]}</Notice>}
    </Sheet>
  )
}

function ReturnForm({ onReturn }: Pick<Props, 'onReturn'>) {
  const { community } = usePhone()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const said = reason.trim()
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (said) onReturn(said)
  }
  return (
    <form id={FORM} class="tasks-form" noValidate onSubmit={submit}>
      <ReasonField label={words.reason} usual={usualReasons(community, 'return')} value={reason} onChange={setReason} />
      {tried && !said && <Notice tone="wrong">{words.reasonNeeded}</Notice>}
    </form>
  )
}
