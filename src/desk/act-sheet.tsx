import type { CaseAct } from '../../domain/case-act.ts'
import type { DeskCase } from '../../domain/case-view.ts'
import type { Handlers } from '../../domain/wire.ts'
import { usualReasons } from '../case-parts/usual-reason-words.ts'
import type { ReadyPhoto } from '../offline/draft.ts'
import { usePhone } from '../phone/use-phone.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { DispatchForm } from './dispatch-form.tsx'
import { errandWords as errand } from './errand-words.ts'
import { FailForm } from './fail-form.tsx'
import { GrantForm } from './grant-form.tsx'
import { PlainPreview, ReasonForm } from './reason-form.tsx'
import { ReporterPreview } from './reporter-preview.tsx'
import { SettleForm } from './settle-form.tsx'
import { SuspendForm } from './suspend-form.tsx'
import { CompareSheet } from './twins/compare-sheet.tsx'
import { SplitSheet } from './twins/split-sheet.tsx'
import type { DeskActs, OpenForm } from './use-desk-acts.ts'
import type { Polled } from './use-polled.ts'
import { VerifyForm } from './verify-form.tsx'
import { words } from './words.ts'

const FORM = 'desk-act-form'

type Props = { acts: DeskActs; handlers: Polled<Handlers>; cases: readonly DeskCase[] }

/** The sheet of the step being taken. Its button bears the step's own name. */
export function ActSheet({ acts, handlers, cases }: Props) {
  const { form, notKept, busy } = acts
  if (form?.step === 'merge') {
    return (
      <CompareSheet
        item={form.seen}
        otherId={form.otherId ?? null}
        listed={cases}
        {...{ busy }}
        onMerge={({ into, from }) =>
          void acts.runEach(from.map((seen) => ({ seen, acts: [{ act: 'merge', into: into.caseId }] })))
        }
        onClose={acts.closeForm}
      />
    )
  }
  if (form?.step === 'split') {
    const split = (seen: DeskCase) => void acts.run(seen, [{ act: 'split' }])
    return <SplitSheet item={form.seen} {...{ busy }} onSplit={split} onClose={acts.closeForm} />
  }
  return (
    <Sheet
      title={form ? titleOf(form) : ''}
      open={form !== null}
      onClose={acts.closeForm}
      foot={
        <Button type="submit" form={FORM} wide {...{ busy }} kind={form && isNo(form) ? 'danger' : 'main'}>
          {form ? buttonOf(form) : ''}
        </Button>
      }
    >
      {form && <StepForm {...{ form, acts, handlers }} />}
      {notKept && <Notice tone="wrong">{words.notKept[notKept]}</Notice>}
    </Sheet>
  )
}

const isNo = ({ step }: OpenForm): boolean =>
  step === 'decline' || step === 'fail' || step === 'unsolved' || step === 'refuse'

function titleOf({ step, seen, also, taskId }: OpenForm): string {
  const name = nameOf(seen, taskId)
  if (also) return errand.alsoTitle
  if (step === 'grant') return errand.grantTitle
  if (name !== null && step === 'dispatch') return errand.redispatchOne(name)
  if (name !== null && step === 'fail') return errand.failOneOf(name)
  if (step === 'dispatch') return seen.state === 'accepted' ? words.dispatchTitle : words.redispatchTitle
  if (step === 'settle') return words.settleTitle
  if (step === 'verify') return words.verifyTitle
  return words.acts[step]
}

function buttonOf({ step, seen, forAccept, also }: OpenForm): string {
  if (also) return errand.also
  if (step === 'settle') return forAccept ? words.saveAndAccept : words.save
  if (step === 'dispatch' && seen.state !== 'accepted') return words.redispatch
  return words.acts[step]
}

/** Whose task it is about, where one is named. */
const nameOf = ({ tasks }: OpenForm['seen'], taskId: string | undefined): string | null =>
  tasks?.find((task) => task.taskId === taskId)?.handlerName ?? null

function StepForm({ form, acts, handlers }: Omit<Props, 'cases'> & { form: OpenForm }) {
  const { seen, forAccept, also, taskId } = form
  const aboutTask = taskId === undefined ? {} : { taskId }
  const { community } = usePhone()
  const run = (...steps: Parameters<DeskActs['run']>[1]) => void acts.run(seen, steps)
  const judge = (act: CaseAct, photos: ReadyPhoto[]) => acts.run(seen, [act], photos)
  switch (form.step) {
    case 'decline':
      return (
        <ReasonForm
          id={FORM}
          usual={usualReasons(community, 'decline')}
          preview={(reason) => <ReporterPreview {...{ seen }} act={{ act: 'decline', reason }} />}
          onReason={(reason) => run({ act: 'decline', reason })}
        />
      )
    case 'ask':
      return (
        <ReasonForm
          id={FORM}
          label={words.askWhat}
          usual={usualReasons(community, 'ask')}
          preview={(reason) => <ReporterPreview {...{ seen }} act={{ act: 'ask', reason }} />}
          onReason={(reason) => run({ act: 'ask', reason })}
        />
      )
    case 'reopen':
      return (
        <ReasonForm
          id={FORM}
          usual={usualReasons(community, 'reopen')}
          preview={(reason) => <ReporterPreview {...{ seen }} act={{ act: 'reopen', reason }} />}
          onReason={(reason) => run({ act: 'reopen', reason })}
        />
      )
    case 'fail':
      return <FailForm id={FORM} {...{ seen, taskId }} onFailed={judge} />
    case 'dispatch':
      return <DispatchForm id={FORM} {...{ seen, handlers, also, taskId }} onDispatch={run} />
    case 'suspend':
      return (
        <SuspendForm
          id={FORM}
          {...{ seen }}
          onSuspend={(reason, reviewAt) => run({ act: 'suspend', reason, reviewAt })}
        />
      )
    case 'unsolved':
      return (
        <ReasonForm
          id={FORM}
          usual={usualReasons(community, 'unsolved')}
          preview={(reason) => <ReporterPreview {...{ seen }} act={{ act: 'unsolved', reason }} />}
          onReason={(reason) => run({ act: 'unsolved', reason })}
        />
      )
    case 'grant':
      return (
        <GrantForm
          id={FORM}
          task={seen.tasks?.find((task) => task.taskId === taskId) ?? null}
          onGrant={(dueAt) => run({ act: 'grant', dueAt, ...aboutTask })}
        />
      )
    case 'refuse':
      return (
        <ReasonForm
          id={FORM}
          usual={usualReasons(community, 'refuse')}
          preview={(reason) => <PlainPreview readBy={words.handlerSees} {...{ reason }} />}
          onReason={(reason) => run({ act: 'refuse', reason, ...aboutTask })}
        />
      )
    case 'verify':
      return <VerifyForm id={FORM} {...{ seen }} onVerified={judge} />
    case 'settle':
      return (
        <SettleForm
          id={FORM}
          {...{ seen, forAccept }}
          onSettled={(act, accept) => run(...(act ? [act] : []), ...(accept ? [{ act: 'accept' } as const] : []))}
        />
      )
    case 'merge':
    case 'split':
    case 'resume':
    case 'accept':
      return null // have sheets of their own, or none
  }
}
