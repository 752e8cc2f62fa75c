import { RotateCw, Undo2 } from 'lucide-preact'
import { takeBackJoining } from '../offline/join-case.ts'
import type { JoinedCase } from '../offline/joined-cases.ts'
import { dropOperation, retryOperation } from '../offline/my-reports.ts'
import { usePhone } from '../phone/use-phone.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { showToast } from '../ui/toast.tsx'
import { joinedWords } from './joined-words.ts'

/** What can be done about a joining that is not delivered: send it again, report instead, let it go. */
export function JoinedActs({ joined: { opId, sync, canTakeBack } }: { joined: JoinedCase }) {
  const { db, env, sync: line } = usePhone()
  if (opId === null || sync.state === 'delivered') return null
  const isHeld = sync.hold !== null && ['refused', 'conflict', 'damaged'].includes(sync.hold.why)
  const retry = async () => {
    await retryOperation(db, opId)
    await line.run({ pressed: true })
  }
  const report = async () => {
    const isBack = await takeBackJoining(db, opId, env)
    showToast(isBack ? joinedWords.continueDraft : joinedWords.tooLate)
  }
  return (
    <div class="report-acts">
      {isHeld && (
        <Button icon={<Icon of={RotateCw} />} onClick={() => void retry()}>
          {joinedWords.again}
        </Button>
      )}
      {canTakeBack && (
        <Button kind="quiet" icon={<Icon of={Undo2} />} onClick={() => void report()}>
          {joinedWords.instead}
        </Button>
      )}
      {isHeld && (
        <Button kind="quiet" onClick={() => void dropOperation(db, opId)}>
          {joinedWords.drop}
        </Button>
      )}
    </div>
  )
}
