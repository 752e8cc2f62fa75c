import type { DeskCase, MyCase, TaskCase } from '../../domain/case-view.ts'
import type { Actor } from '../actor.ts'
import { communityOf } from '../community-of.ts'
import type { Deps } from '../deps.ts'
import { oldGridNames } from '../plan/old-grid-names.ts'
import type { CaseRecord } from '../stores/case-record.ts'
import type { ActSide } from './act-decision.ts'
import { deskView } from './desk-view.ts'
import { rootsOf } from './followed-view.ts'
import { mergedFiles } from './merged-files.ts'
import { myView } from './my-view.ts'
import { recurrencesOf } from './recurrence.ts'
import type { Relation } from './relation.ts'
import { staffNames } from './staff-names.ts'
import { taskView } from './task-view.ts'

/** The case as this side of it sees it now. */
export async function caseFor(
  side: ActSide,
  found: CaseRecord,
  relation: Relation,
  actor: Actor,
  deps: Deps,
): Promise<DeskCase | TaskCase | MyCase> {
  const files = await deps.journal.readFiles(found.communityId, [found.caseId])
  const file = files[0]
  if (!file) throw new Error('a case vanished')
  const names = await staffNames(found.communityId, files, deps)
  const source = { file, names, community: await communityOf(actor, deps) }
  if (side === 'handler') return taskView(source, actor.personId)
  if (side === 'reporter' && relation.reportId !== null) {
    const roots = await rootsOf(found.communityId, files, deps)
    return myView({ ...source, root: roots.get(found.caseId) }, relation.reportId)
  }
  const merged = (await mergedFiles(found.communityId, [found.caseId], deps)).get(found.caseId) ?? []
  const recurrences = await recurrencesOf(files, deps)
  return deskView({ ...source, merged, recurrences, oldGrids: await oldGridNames(source.community, files, deps) })
}
