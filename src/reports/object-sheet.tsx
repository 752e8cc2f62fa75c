import { useState } from 'preact/hooks'
import { ReasonField } from '../case-parts/reason-field.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Sheet } from '../ui/sheet.tsx'
import type { Told } from './told.ts'
import { useOwnAct } from './use-own-act.ts'
import { usualObjections, verdictWords as words } from './verdict-words.ts'

type Props = { told: Told; open: boolean; onClose: () => void }

/** 没解决: why, in a tap or own words; the case goes back to be looked at again. */
export function ObjectSheet({ told, open, onClose }: Props) {
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const { busy, trouble, take } = useOwnAct({ caseId: told.caseId, after: null }, words.objectKept, onClose)
  const said = reason.trim()
  const send = () => {
    setTried(true)
    if (said) void take({ act: 'object', reason: said })
  }
  const foot = (
    <Button kind="main" wide {...{ busy }} onClick={send}>
      {words.objectSend}
    </Button>
  )
  return (
    <Sheet title={words.objectTitle} {...{ open, onClose, foot }}>
      <div class="report-lines">
        <p>{words.objectHint}</p>
        <ReasonField label={words.reason} usual={usualObjections(told.state)} value={reason} onChange={setReason} />
        {tried && !said && <Notice tone="wrong">{words.reasonNeeded}</Notice>}
        {trouble && <Notice tone="wrong">{trouble}</Notice>}
      </div>
    </Sheet>
  )
}
