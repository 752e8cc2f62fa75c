import type { DeskCase } from './case-view.ts'
import type { CaseFacts } from './lifecycle.ts'
import { isLive } from './task.ts'

/** What the life of a case asks of it, from what the desk was told. */
export const factsOfDeskCase = (view: DeskCase): CaseFacts => ({
  state: view.state,
  gridId: view.gridId,
  categoryId: view.categoryId,
  handlerIds: handlersOf(view),
  beforeMerge: view.beforeMerge ?? null,
  isFollowed: (view.merged ?? []).length > 0,
  endedAt: view.endedAt ?? null,
})

/** A view from before a case could have several tasks names one handler. */
function handlersOf({ tasks, handlerId }: DeskCase): string[] {
  if (tasks) return [...new Set(tasks.filter(isLive).map((task) => task.handlerId))]
  return handlerId === null ? [] : [handlerId]
}
