import { useEffect, useRef, useState } from 'preact/hooks'
import type { CaseAct } from '../../../domain/case-act.ts'
import type { DeskCase } from '../../../domain/case-view.ts'
import { useAct } from '../../case-parts/use-act.ts'
import { usualReasons } from '../../case-parts/usual-reason-words.ts'
import { release, UNDO_MS } from '../../offline/held-back.ts'
import { usePhone } from '../../phone/use-phone.ts'
import { Button } from '../../ui/button.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { PlainPreview, ReasonForm } from '../reason-form.tsx'
import { useSeconds } from '../undo-bar.tsx'
import { secondsLeft } from '../undoable.ts'
import { useHandlers } from '../use-handlers.ts'
import { words as deskWords } from '../words.ts'
import { BulkDispatchForm } from './bulk-dispatch-form.tsx'
import { BulkProgress } from './bulk-progress.tsx'
import type { BulkStep } from './bulk-steps.ts'
import { type BulkTally, emptyTally, runBulk } from './run-bulk.ts'
import { words } from './words.ts'

const FORM = 'desk-bulk-form'

type ActFor = (seen: DeskCase) => CaseAct | null
export type BulkOrder = { step: BulkStep; caseIds: readonly string[] }
type Props = { order: BulkOrder; nameOf: (caseId: string) => string; onClose: (tally: BulkTally | null) => void }
type Stage =
  | { at: 'asking' }
  | { at: 'waiting'; notBefore: number; actFor: ActFor }
  | { at: 'running' | 'ended'; tally: BulkTally }

/**
 * One step on many cases: asked once, not begun for the time in which a single step could be undone, then taken case by
 * case with its progress in sight; it can be halted between two.
 */
export function BulkSheet({ order, nameOf, onClose }: Props) {
  const { step, caseIds } = order
  const phone = usePhone()
  const { api, me, community, db, owner, sync, env } = phone
  const { take } = useAct()
  const handlers = useHandlers(phone)
  const [stage, setStage] = useState<Stage>({ at: 'asking' })
  const stopped = useRef(false)
  const now = useSeconds(stage.at === 'waiting')

  const wait = (actFor: ActFor) => setStage({ at: 'waiting', notBefore: env.now() + UNDO_MS, actFor })
  const run = async (actFor: ActFor) => {
    const onProgress = (tally: BulkTally) => setStage({ at: 'running', tally })
    onProgress(emptyTally(caseIds.length))
    // Each case is looked at as it is on the server: what was just done to one must have arrived.
    if (await release(db, owner)) await sync.run({ pressed: true })
    const isStopped = () => stopped.current
    setStage({ at: 'ended', tally: await runBulk({ step, caseIds, actFor, api, me, take, onProgress, isStopped }) })
  }
  const left = stage.at === 'waiting' ? secondsLeft(stage, now) : 0
  useEffect(() => {
    if (stage.at === 'waiting' && left === 0) void run(stage.actFor)
  }, [stage.at, left])
  // While it runs, closing is halting: what was begun is finished and told.
  const close = () => {
    stopped.current = true
    if (stage.at !== 'running') onClose(stage.at === 'ended' ? stage.tally : null)
  }

  return (
    <Sheet
      title={words.stepFor(words.steps[step], caseIds.length)}
      open
      onClose={close}
      foot={
        <Foot
          {...{ step, stage }}
          count={caseIds.length}
          onStart={() => stage.at === 'waiting' && void run(stage.actFor)}
          onClose={close}
        />
      }
    >
      {stage.at === 'waiting' && (
        <p>
          <span aria-hidden="true">{words.startsIn(left)}</span>
          <span class="visually-hidden" role="status">
            {words.startsIn(UNDO_MS / 1000)}
          </span>
        </p>
      )}
      {(stage.at === 'running' || stage.at === 'ended') && (
        <BulkProgress tally={stage.tally} ended={stage.at === 'ended'} {...{ nameOf }} />
      )}
      {stage.at === 'asking' && step === 'accept' && (
        <form
          id={FORM}
          tabIndex={-1}
          onSubmit={(event) => {
            event.preventDefault()
            wait(() => ({ act: 'accept' }))
          }}
        >
          <p>{words.confirmAccept(caseIds.length)}</p>
        </form>
      )}
      {stage.at === 'asking' && step === 'decline' && (
        <ReasonForm
          id={FORM}
          usual={usualReasons(community, 'decline')}
          preview={(reason) => <PlainPreview readBy={deskWords.reporterSees} {...{ reason }} />}
          onReason={(reason) => wait(() => ({ act: 'decline', reason }))}
        />
      )}
      {stage.at === 'asking' && step === 'dispatch' && (
        <BulkDispatchForm id={FORM} {...{ handlers }} onDispatch={wait} />
      )}
    </Sheet>
  )
}

type FootProps = { step: BulkStep; stage: Stage; count: number; onStart: () => void; onClose: () => void }

function Foot({ step, stage, count, onStart, onClose }: FootProps) {
  switch (stage.at) {
    case 'asking':
      return (
        <Button type="submit" form={FORM} wide kind={step === 'decline' ? 'danger' : 'main'}>
          {words.start(words.steps[step], count)}
        </Button>
      )
    case 'waiting':
      return (
        <div class="desk-two">
          <Button onClick={onClose}>{words.undo}</Button>
          <Button kind="main" onClick={onStart}>
            {words.startNow}
          </Button>
        </div>
      )
    case 'running':
      return (
        <Button wide onClick={onClose}>
          {words.halt}
        </Button>
      )
    case 'ended':
      return (
        <Button kind="main" wide onClick={onClose}>
          {words.close}
        </Button>
      )
  }
}
