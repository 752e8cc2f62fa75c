import type { CaseAct } from '../../domain/case-act.ts'
import type { PendingAct } from '../case-parts/pending-acts.ts'
import { isHeldBack } from '../offline/held-back.ts'

/** Steps taken in one go that can be undone together; `act` names the last of them. */
export type Undoable = {
  opIds: string[]
  caseId: string
  act: CaseAct
  sealedAt: number
  /** Until then nobody is told; afterwards it goes as soon as the server can be reached. Unix ms by this device's clock. */
  notBefore: number
}

/** What this person can still undo, oldest first. */
export function undoables(pending: readonly PendingAct[]): Undoable[] {
  const found: Undoable[] = []
  for (const { opId, caseId, act, sealedAt, notBefore } of pending) {
    if (notBefore === null) continue
    const group = found.find((one) => one.caseId === caseId && one.notBefore === notBefore)
    if (group) Object.assign(group, { opIds: [...group.opIds, opId], act })
    else found.push({ opIds: [opId], caseId, act, sealedAt, notBefore })
  }
  return found
}

/** Seconds in which nobody is told yet; 0 once they have passed. */
export const secondsLeft = ({ notBefore }: Pick<Undoable, 'notBefore'>, now: number): number =>
  isHeldBack({ notBefore }, now) ? Math.ceil((notBefore - now) / 1000) : 0
