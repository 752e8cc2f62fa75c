import type { PendingAct } from '../case-parts/pending-acts.ts'
import { refusalWords } from '../case-parts/refusal-words.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { words } from './words.ts'

type Props = {
  pending: PendingAct
  onSeeChange: () => void
  /** Lets a refused step go. */
  onDrop: () => void
  onSendNow: () => void
}

/** A step on this case that the server has not confirmed: where it is and what can be done about it. */
export function PendingNotice({ pending, onSeeChange, onDrop, onSendNow }: Props) {
  const act = words.acts[pending.act.act]
  const { hold } = pending
  switch (hold?.why) {
    case 'conflict':
      return (
        <Notice tone="wrong" act={<Button onClick={onSeeChange}>{words.seeChange}</Button>}>
          {words.conflicted(act)}
        </Notice>
      )
    case 'refused':
      return (
        <Notice tone="wrong" act={<Button onClick={onDrop}>{words.gotIt}</Button>}>
          {words.refused(act, refusalWords[hold.code])}
        </Notice>
      )
    case 'damaged':
      return (
        <Notice tone="wrong" act={<Button onClick={onDrop}>{words.gotIt}</Button>}>
          {words.damaged(act)}
        </Notice>
      )
    case 'sign_in':
      return <Notice tone="waiting">{words.waitingSignIn(act)}</Notice>
    case 'upgrade':
      return <Notice tone="waiting">{words.waitingUpgrade(act)}</Notice>
    case undefined:
      return (
        <Notice tone="waiting" act={<Button onClick={onSendNow}>{words.sendNow}</Button>}>
          {words.waiting(act)}
        </Notice>
      )
  }
}
