import type { Community } from '../../domain/community.ts'
import { UNPLACED_GRID } from '../../domain/grid.ts'
import { END_STATES, LATELY_OVER_STATES } from '../../domain/lifecycle.ts'
import type { FeedItem } from '../../domain/wire.ts'
import { rootsOf } from '../cases/followed-view.ts'
import { joinedView } from '../cases/joined-view.ts'
import { myView } from '../cases/my-view.ts'
import { nearView } from '../cases/near-view.ts'
import { staffNames } from '../cases/staff-names.ts'
import { taskView } from '../cases/task-view.ts'
import type { Deps } from '../deps.ts'
import type { Scope } from '../stores/audience.ts'
import type { CaseRecord } from '../stores/case-record.ts'
import { liveHandlers } from '../stores/live-handlers.ts'

type FeedCase = Extract<FeedItem, { kind: 'case' }>['case']

/**
 * The cases among these that are in the scope at this moment, as it may see them. Whatever the feed's rows say of the past, what
 * is no longer in the scope is not in the answer.
 */
export async function projectCases(
  scope: Scope,
  caseIds: readonly string[],
  community: Community,
  deps: Deps,
): Promise<Map<string, FeedCase>> {
  const files = await deps.journal.readFiles(community.id, caseIds)
  if (scope.kind === 'near') {
    const near = files.filter((file) => isNear(file.case, scope))
    return new Map(near.map((file) => [file.case.caseId, nearView(file.case, community)]))
  }
  const names = await staffNames(community.id, files, deps)
  if (scope.kind === 'tasks') {
    const own = files.filter((file) => liveHandlers(file.case.tasks).includes(scope.personId))
    return new Map(own.map((file) => [file.case.caseId, taskView({ file, names, community }, scope.personId)]))
  }
  const { personId } = scope
  const reported = await deps.journal.ownReports(community.id, personId, caseIds)
  const joined = await deps.journal.joinedCases(community.id, personId, caseIds)
  const roots = await rootsOf(community.id, files, deps)
  const views = new Map<string, FeedCase>()
  for (const file of files) {
    const { caseId } = file.case
    const source = { file, names, community, root: roots.get(caseId) }
    const [reportId, at] = [reported.get(caseId), joined.get(caseId)]
    if (reportId !== undefined) views.set(caseId, myView(source, reportId))
    else if (at !== undefined) views.set(caseId, joinedView(source, { personId, at }))
  }
  return views
}

/** Open, or over so lately that neighbours should still know; see `isStillNear` in domain, which phones go by. */
function isNear({ state, endedAt, gridId }: CaseRecord, scope: Extract<Scope, { kind: 'near' }>): boolean {
  const isLatelyOver =
    LATELY_OVER_STATES.has(state) && endedAt !== null && endedAt >= (scope.endedFrom ?? Number.POSITIVE_INFINITY)
  return (!END_STATES.has(state) || isLatelyOver) && scope.gridIds.includes(gridId ?? UNPLACED_GRID)
}
