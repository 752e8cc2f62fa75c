import { dropOperation, retryOperation } from '../offline/my-reports.ts'
import type { Operation } from '../offline/operation.ts'
import { usePhone } from '../phone/use-phone.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { isRefused, pendingWords } from './pending-words.ts'
import { words } from './words.ts'

/** Supplements and withdrawals the server does not have yet; one it would not take stays here until the person lets go. */
export function PendingActs({ operations }: { operations: readonly Operation[] }) {
  return (
    <>
      {operations.map((operation) => (
        <PendingAct key={operation.opId} operation={operation} />
      ))}
    </>
  )
}

function PendingAct({ operation }: { operation: Operation }) {
  if (!isRefused(operation)) return <Notice tone="waiting">{pendingWords(operation)}</Notice>
  return (
    <Notice tone="wrong" act={<RefusedActs opId={operation.opId} />}>
      {pendingWords(operation)}
    </Notice>
  )
}

function RefusedActs({ opId }: { opId: string }) {
  const { db, sync } = usePhone()
  const retry = async () => {
    await retryOperation(db, opId)
    await sync.run({ pressed: true })
  }
  return (
    <>
      <Button onClick={() => void retry()}>{words.retry}</Button>
      <Button kind="quiet" onClick={() => void dropOperation(db, opId)}>
        {words.drop}
      </Button>
    </>
  )
}
