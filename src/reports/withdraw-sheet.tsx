import type { MyReport } from '../offline/my-reports.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { subjectOf, useOwnAct } from './use-own-act.ts'
import { words } from './words.ts'

type Props = { report: MyReport; open: boolean; onClose: () => void }

/** Asks once more before a report is withdrawn: there is no way back from it. */
export function WithdrawSheet({ report, open, onClose }: Props) {
  const { busy, trouble, take } = useOwnAct(subjectOf(report), words.withdrawKept, onClose)
  const foot = (
    <>
      <Button kind="danger" wide busy={busy} onClick={() => void take({ act: 'withdraw' })}>
        {words.withdrawConfirm}
      </Button>
      <Button wide onClick={onClose}>
        {words.withdrawKeep}
      </Button>
    </>
  )
  return (
    <Sheet title={words.withdrawTitle} {...{ open, onClose, foot }}>
      <div class="report-lines">
        <p>{words.withdrawExplained}</p>
        {trouble && <Notice tone="wrong">{trouble}</Notice>}
      </div>
    </Sheet>
  )
}
