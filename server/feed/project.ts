import type { Community } from '../../domain/community.ts'
import { UNPLACED_GRID } from '../../domain/grid.ts'
import { END_STATES } from '../../domain/lifecycle.ts'
import type { FeedItem } from '../../domain/wire.ts'
import { myView } from '../cases/my-view.ts'
import { nearView } from '../cases/near-view.ts'
import { staffNames } from '../cases/staff-names.ts'
import { taskView } from '../cases/task-view.ts'
import type { Deps } from '../deps.ts'
import type { Scope } from '../stores/audience.ts'
import type { CaseRecord } from '../stores/case-record.ts'

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
    const near = files.filter((file) => isNear(file.case, scope.gridIds))
    return new Map(near.map((file) => [file.case.caseId, nearView(file.case, community)]))
  }
  const own = scope.kind === 'mine' ? await deps.journal.ownReports(community.id, scope.personId, caseIds) : new Map()
  const names = await staffNames(community.id, files, deps)
  const views = new Map<string, FeedCase>()
  for (const file of files) {
    const reportId: string | undefined = own.get(file.case.caseId)
    const isTask = scope.kind === 'tasks' && file.case.handlerId === scope.personId
    if (isTask) views.set(file.case.caseId, taskView({ file, names, community }))
    else if (reportId !== undefined) views.set(file.case.caseId, myView({ file, names, community }, reportId))
  }
  return views
}

const isNear = (found: CaseRecord, gridIds: readonly string[]): boolean =>
  !END_STATES.has(found.state) && gridIds.includes(found.gridId ?? UNPLACED_GRID)
