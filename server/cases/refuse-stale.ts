import type { ActName } from '../../domain/lifecycle.ts'
import type { Deps } from '../deps.ts'
import { Refusal } from '../refusal.ts'
import type { EventRecord } from '../stores/case-record.ts'
import { type Judged, sideOf } from './act-decision.ts'
import { caseFor } from './case-for.ts'

/** A step, and the task it means where it names one. */
type Step = { act: ActName; taskId?: string | undefined }

/**
 * Somebody else was first: the answer shows the case as it is now, so that a person can decide again. A joining rests on no
 * revision, and who only joins must not be shown the case. A handler's step on the own task is not stale by what others did on
 * theirs: they neither see it nor need to.
 * @param revision the one the step was decided on; null where none was named
 * @throws Refusal revision_conflict
 */
export async function refuseStale(act: Step, revision: number | null, judged: Judged, deps: Deps): Promise<void> {
  const { found, relation, actor } = judged
  if (act.act === 'join' || revision === null || revision === found.revision) return
  const side = sideOf(act.act)
  if (side === 'handler' && (await onlyOthersMoved(act, revision, judged, deps))) return
  // Who only joined, or whose report was merged into it, must not be shown the case itself.
  const isShown = side !== 'reporter' || relation.reportId !== null
  const members = isShown ? { case: await caseFor(side, found, relation, actor, deps) } : {}
  throw new Refusal('revision_conflict', { members })
}

/** Whether all that happened since this revision was on other tasks, or was the handler's own doing. */
async function onlyOthersMoved(act: Step, revision: number, { found, actor }: Judged, deps: Deps): Promise<boolean> {
  const { taskId } = act
  if (taskId === undefined || revision > found.revision) return false
  const [file] = await deps.journal.readFiles(found.communityId, [found.caseId])
  const since = file?.events.filter((event) => event.revision > revision && event.type !== 'join') ?? []
  return since.every((event) => event.personId === actor.personId || isOnAnother(event, taskId))
}

/** A step on one task that is not this one. Only a dispatch beside the others or in the place of another leaves this one alone. */
function isOnAnother({ type, payload }: EventRecord, taskId: string): boolean {
  if (type === 'dispatch') return payload.also === true || payload.replaces?.includes(taskId) === false
  return payload.taskId !== undefined && payload.taskId !== taskId
}
