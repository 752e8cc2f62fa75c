import type { EventView } from '../../domain/case-view.ts'
import type { PendingAct } from '../case-parts/pending-acts.ts'
import { refusalWords } from '../case-parts/refusal-words.ts'
import { Timeline } from '../case-parts/timeline.tsx'
import type { Hold } from '../offline/operation.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { isTaskAct } from './task-items.ts'
import { words } from './words.ts'

type Props = {
  pending: PendingAct
  /** The task went to somebody else meanwhile. */
  isGone?: boolean
  /** What others did since the step was decided. */
  meanwhile?: readonly EventView[]
  onSendNow: () => void
  /** The same step on the case as it stands now; null where that is not open any more. */
  onAgain: (() => void) | null
  onGiveUp: () => void
}

/** A step on its way or stuck: where it is, and what can be done about it. */
export function TaskNotice({ pending, isGone = false, meanwhile = [], onSendNow, onAgain, onGiveUp }: Props) {
  const act = isTaskAct(pending.act.act) ? words.acts[pending.act.act] : ''
  const { hold } = pending
  if (hold?.why === 'sign_in') return <Notice tone="waiting">{words.unsentSignIn(act)}</Notice>
  if (hold?.why === 'upgrade') return <Notice tone="waiting">{words.unsentUpgrade(act)}</Notice>
  if (!hold) {
    return (
      <Notice tone="waiting" act={<Button onClick={onSendNow}>{words.sendNow}</Button>}>
        {words.unsent(act)}
      </Notice>
    )
  }
  const ways = (
    <>
      {onAgain && (
        <Button kind="main" onClick={onAgain}>
          {words.again(act)}
        </Button>
      )}
      <Button onClick={onGiveUp}>{words.giveUp}</Button>
    </>
  )
  return (
    <Notice tone="wrong" act={ways}>
      {whyWords(hold, act, isGone)}
      {hold.why === 'conflict' && meanwhile.length > 0 && <Timeline history={meanwhile} />}
      {pending.photoIds.length > 0 && ` ${words.giveUpSure}`}
    </Notice>
  )
}

function whyWords(
  hold: Extract<Hold, { why: 'conflict' | 'refused' | 'damaged' }>,
  act: string,
  isGone: boolean,
): string {
  if (isGone) return words.gone(act)
  if (hold.why === 'damaged') return words.damaged(act)
  return hold.why === 'conflict' ? words.conflicted(act) : words.refused(act, refusalWords[hold.code])
}
