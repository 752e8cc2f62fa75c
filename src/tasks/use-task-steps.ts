import { useState } from 'preact/hooks'
import type { CaseAct } from '../../domain/case-act.ts'
import { mayAct } from '../../domain/lifecycle.ts'
import { photosOfOperation } from '../case-parts/operation-photos.ts'
import type { PendingAct } from '../case-parts/pending-acts.ts'
import { useAct } from '../case-parts/use-act.ts'
import type { ReadyPhoto } from '../offline/draft.ts'
import { dropOperation } from '../offline/my-reports.ts'
import { usePhone } from '../phone/use-phone.ts'
import { showToast } from '../ui/toast.tsx'
import { isTaskAct, type TaskAct, type TaskItem } from './task-items.ts'
import { words } from './words.ts'

export type TaskSteps = {
  busy: boolean
  /** The last step was not even kept on this phone. */
  notKept: 'storage_full' | 'not_durable' | null
  /** 开始处理 at once; 已处理, 退回 and 申请延期 open their sheets. */
  press: (item: TaskItem, act: TaskAct) => void
  /** Takes a step; resolves to whether it is kept on this phone. */
  take: (item: TaskItem, act: CaseAct, photos?: ReadyPhoto[]) => Promise<boolean>
  canRepeat: (item: TaskItem, pending: PendingAct) => boolean
  /** The same step anew, with its photos, on the task as it stands now. */
  repeat: (item: TaskItem, pending: PendingAct) => Promise<void>
  giveUp: (pending: PendingAct) => Promise<void>
  sendNow: (pending: PendingAct) => void
}

/** Which task a step means: a handler may have had several of one case. */
export const aboutTask = ({ view }: TaskItem): { taskId?: string } =>
  view.taskId === undefined ? {} : { taskId: view.taskId }

/** The handler's steps through the outbox; what came of each is said, and a stuck one stays until the person decides. */
export function useTaskSteps(openSheet: (sheet: Exclude<TaskAct, 'start'>, caseId: string) => void): TaskSteps {
  const { db, me, sync } = usePhone()
  const { busy, take: takeAct } = useAct()
  const [notKept, setNotKept] = useState<TaskSteps['notKept']>(null)

  const take: TaskSteps['take'] = async (item, act, photos = []) => {
    const { revision, after } = item
    const outcome = await takeAct({ caseId: item.view.caseId, act, revision, photos, after })
    if (outcome === null) return false
    setNotKept(outcome.state === 'not_kept' ? outcome.why : null)
    if (outcome.state === 'delivered' && isTaskAct(act.act)) showToast(words.done[act.act])
    if (outcome.state === 'waiting' && isTaskAct(act.act)) showToast(words.unsent(words.acts[act.act]))
    return outcome.state !== 'not_kept'
  }
  const press: TaskSteps['press'] = (item, act) => {
    setNotKept(null)
    if (act === 'start') void take(item, { act: 'start', ...aboutTask(item) })
    else openSheet(act, item.view.caseId)
  }
  const canRepeat: TaskSteps['canRepeat'] = ({ view, state }, pending) => {
    if (pending.hold?.why === 'damaged') return false // its photos are not what was taken: they are to be taken anew
    const facts = { state, gridId: view.gridId, categoryId: view.categoryId, handlerIds: [me.personId] }
    return mayAct(pending.act.act, facts, { personId: me.personId, posts: me.posts, isReporter: false }).ok
  }
  const repeat: TaskSteps['repeat'] = async (item, pending) => {
    const photos = await photosOfOperation(db, pending.opId)
    // The old one goes only when the new one is safely kept.
    if (await take(item, pending.act, photos)) await dropOperation(db, pending.opId)
  }
  return {
    busy,
    notKept,
    press,
    take,
    canRepeat,
    repeat,
    giveUp: (pending) => dropOperation(db, pending.opId),
    sendNow: (pending) => void sync.sendNow(pending.opId),
  }
}
