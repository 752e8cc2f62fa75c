import { ChevronDown, ChevronUp, MapPin, PencilLine, RotateCw, Sparkles, Undo2 } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { type MyReport, retryOperation } from '../offline/my-reports.ts'
import { usePhone } from '../phone/use-phone.ts'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { isResolving, isWithdrawing } from './pending-words.ts'
import { PlaceSheet } from './place-sheet.tsx'
import { ResolveSheet } from './resolve-sheet.tsx'
import { resolveWords } from './resolve-words.ts'
import { SupplementSheet } from './supplement-sheet.tsx'
import { questionOf } from './told.ts'
import { isUnplaced } from './unplaced.ts'
import { WithdrawSheet } from './withdraw-sheet.tsx'
import { words } from './words.ts'

type Props = { report: MyReport; historyShown: boolean; onHistory: () => void }
type Sheet = 'place' | 'supplement' | 'withdraw' | 'resolve' | null

/** What its author can do with a report now. */
export function ReportActs({ report, historyShown, onHistory }: Props) {
  const [sheet, setSheet] = useState<Sheet>(null)
  const close = () => setSheet(null)
  const question = report.case ? questionOf(report.case) : null
  const canAdd = report.incomplete || report.case?.state === 'info_requested'
  return (
    <div class="report-lines">
      {report.incomplete && (
        <div>
          <Chip tone="waiting" icon={<Icon of={PencilLine} />}>
            {words.incomplete}
          </Chip>
        </div>
      )}
      {question !== null && (
        <Notice tone="waiting">{question ? words.supplement.asked(question) : words.supplement.askedPlain}</Notice>
      )}
      <div class="report-acts">
        {isUnplaced(report) && (
          <Button kind="main" icon={<Icon of={MapPin} />} onClick={() => setSheet('place')}>
            {words.placeLater.act}
          </Button>
        )}
        {canAdd && (
          <Button kind={question === null ? 'plain' : 'main'} onClick={() => setSheet('supplement')}>
            {question === null ? words.addInfo : words.answer}
          </Button>
        )}
        {canResolve(report) && (
          <Button icon={<Icon of={Sparkles} />} onClick={() => setSheet('resolve')}>
            {resolveWords.act}
          </Button>
        )}
        <RetryRefused report={report} />
        <Button
          kind="quiet"
          icon={<Icon of={historyShown ? ChevronUp : ChevronDown} />}
          aria-expanded={historyShown}
          onClick={onHistory}
        >
          {historyShown ? words.hideHistory : words.history}
        </Button>
        {canWithdraw(report) && (
          <Button kind="quiet" icon={<Icon of={Undo2} />} onClick={() => setSheet('withdraw')}>
            {words.withdraw}
          </Button>
        )}
      </div>
      {isUnplaced(report) && <PlaceSheet report={report} open={sheet === 'place'} onClose={close} />}
      {canAdd && <SupplementSheet report={report} open={sheet === 'supplement'} onClose={close} />}
      {canResolve(report) && <ResolveSheet report={report} open={sheet === 'resolve'} onClose={close} />}
      <WithdrawSheet report={report} open={sheet === 'withdraw'} onClose={close} />
    </div>
  )
}

/** As long as nobody has judged it; before it is delivered, too: the step goes behind its report. */
const canResolve = ({ case: known, pending }: MyReport): boolean =>
  (known?.state ?? 'submitted') === 'submitted' && !isWithdrawing(pending) && !isResolving(pending)

/** Only while nobody has judged it; the server has the last word (`TRANSITIONS.withdraw`). */
const canWithdraw = ({ sync, case: known, pending }: MyReport): boolean =>
  sync.state === 'delivered' && (known?.state ?? 'submitted') === 'submitted' && !isWithdrawing(pending)

function RetryRefused({ report: { opId, sync } }: { report: MyReport }) {
  const phone = usePhone()
  if (opId === null || sync.hold?.why !== 'refused') return null
  const retry = async () => {
    await retryOperation(phone.db, opId)
    await phone.sync.run({ pressed: true })
  }
  return (
    <Button icon={<Icon of={RotateCw} />} onClick={() => void retry()}>
      {words.retry}
    </Button>
  )
}
