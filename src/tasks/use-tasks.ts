import { LINK_ACTS } from '../../domain/task-link.ts'
import type { PendingAct } from '../case-parts/pending-acts.ts'
import { pendingActs } from '../case-parts/pending-acts.ts'
import { cachedCases } from '../offline/cached-cases.ts'
import { readFeedMark } from '../offline/settings.ts'
import { useLive } from '../phone/use-live.ts'
import { usePhone } from '../phone/use-phone.ts'
import { deliveredSteps } from './delivered-steps.ts'
import { isTaskAct, type TaskAct, type TaskItem, taskItems } from './task-items.ts'

export type MyTasks = {
  items: TaskItem[]
  /** Steps that did not go through on tasks that are no longer this person's. */
  orphans: PendingAct[]
  /** When the server was last heard, Unix ms; null if never. */
  heardAt: number | null
}

/** This handler's tasks as the phone knows them; undefined while they are being read. */
export function useTasks(): MyTasks | undefined {
  const { db, owner, me } = usePhone()
  const allowed = (act: TaskAct) => me.onlyCase === undefined || LINK_ACTS.has(act)
  return useLive(async () => {
    const [views, pending, delivered, mark] = await Promise.all([
      cachedCases(db, owner, 'tasks'),
      pendingActs(db, owner),
      deliveredSteps(db, owner),
      readFeedMark(db, owner, 'tasks'),
    ])
    const mine = new Set(views.map((view) => view.caseId))
    return {
      items: taskItems(views, pending, delivered, owner.personId, allowed),
      orphans: pending.filter((one) => isTaskAct(one.act.act) && one.hold !== null && !mine.has(one.caseId)),
      heardAt: mark?.at ?? null,
    }
  }, [db, owner.communityId, owner.personId])
}
