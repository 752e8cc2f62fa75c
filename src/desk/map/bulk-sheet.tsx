import { useRef, useState } from 'preact/hooks'
import type { CaseAct } from '../../../domain/case-act.ts'
import type { DeskCase } from '../../../domain/case-view.ts'
import { useAct } from '../../case-parts/use-act.ts'
import { usualReasons } from '../../case-parts/usual-reason-words.ts'
import { usePhone } from '../../phone/use-phone.ts'
import { Button } from '../../ui/button.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { PlainPreview, ReasonForm } from '../reason-form.tsx'
import { useHandlers } from '../use-handlers.ts'
import { words as deskWords } from '../words.ts'
import { BulkDispatchForm } from './bulk-dispatch-form.tsx'
import { BulkProgress } from './bulk-progress.tsx'
import type { BulkStep } from './bulk-steps.ts'
import { type BulkTally, emptyTally, runBulk } from './run-bulk.ts'
import { words } from './words.ts'

const FORM = 'desk-bulk-form'

export type BulkOrder = { step: BulkStep; caseIds: readonly string[] }
type Props = { order: BulkOrder; onClose: (tally: BulkTally | null) => void }

/** One step on many cases: asked once, then taken case by case with its progress in sight; it can be halted between two. */
export function BulkSheet({ order, onClose }: Props) {
  const { step, caseIds } = order
  const phone = usePhone()
  const { api, me, community } = phone
  const { take } = useAct()
  const handlers = useHandlers(phone)
  const [tally, setTally] = useState<BulkTally | null>(null)
  const [ended, setEnded] = useState(false)
  const stopped = useRef(false)

  const run = async (actFor: (seen: DeskCase) => CaseAct | null) => {
    stopped.current = false
    setTally(emptyTally(caseIds.length))
    const isStopped = () => stopped.current
    setTally(await runBulk({ step, caseIds, actFor, api, me, take, onProgress: setTally, isStopped }))
    setEnded(true)
  }
  const halt = () => {
    stopped.current = true
  }
  // While it runs, closing is halting: what was begun is finished and told.
  const close = () => (tally !== null && !ended ? halt() : onClose(tally))

  return (
    <Sheet
      title={words.stepFor(words.steps[step], caseIds.length)}
      open
      onClose={close}
      foot={<Foot {...{ step, tally, ended }} count={caseIds.length} onHalt={halt} onClose={close} />}
    >
      {tally ? (
        <BulkProgress {...{ tally, ended }} />
      ) : (
        <>
          {step === 'accept' && (
            <form
              id={FORM}
              onSubmit={(event) => {
                event.preventDefault()
                void run(() => ({ act: 'accept' }))
              }}
            >
              <p>{words.confirmAccept(caseIds.length)}</p>
            </form>
          )}
          {step === 'decline' && (
            <ReasonForm
              id={FORM}
              usual={usualReasons(community, 'decline')}
              preview={(reason) => <PlainPreview readBy={deskWords.reporterSees} {...{ reason }} />}
              onReason={(reason) => void run(() => ({ act: 'decline', reason }))}
            />
          )}
          {step === 'dispatch' && (
            <BulkDispatchForm id={FORM} {...{ handlers }} onDispatch={(actFor) => void run(actFor)} />
          )}
        </>
      )}
    </Sheet>
  )
}

type FootProps = {
  step: BulkStep
  count: number
  tally: BulkTally | null
  ended: boolean
  onHalt: () => void
  onClose: () => void
}

function Foot({ step, count, tally, ended, onHalt, onClose }: FootProps) {
  if (ended) {
    return (
      <Button kind="main" wide onClick={onClose}>
        {words.close}
      </Button>
    )
  }
  if (tally) {
    return (
      <Button wide onClick={onHalt}>
        {words.halt}
      </Button>
    )
  }
  return (
    <Button type="submit" form={FORM} wide kind={step === 'decline' ? 'danger' : 'main'}>
      {words.start(words.steps[step], count)}
    </Button>
  )
}
