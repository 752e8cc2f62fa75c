import type { MyCase } from '../../domain/case-view.ts'
import { leadingTask } from '../../domain/task.ts'
import { caseClocks, rulesOf, withEnds } from '../deadlines/case-clocks.ts'
import { followedView } from './followed-view.ts'
import { isJoinersPhoto } from './photo-sight.ts'
import { citedPhotos, eventView, photoView, type ViewSource, withoutJoinings } from './view-parts.ts'

/** A case for the one who reported it: own words and place, and what came of it. */
export function myView({ file, names, root, community }: ViewSource, reportId: string): MyCase {
  const found = file.case
  return {
    audience: 'mine',
    reportId,
    caseId: found.caseId,
    revision: found.revision,
    state: found.state,
    categoryId: found.categoryId,
    kind: found.kind,
    gridId: found.gridId,
    photos: citedPhotos(file)
      .filter((photo) => !isJoinersPhoto(photo))
      .map(photoView),
    history: withoutJoinings(file.events).map((event) => eventView(event, names)),
    reworkCount: found.reworkCount,
    dueAt: leadingTask(withEnds(found.tasks, caseClocks(file, rulesOf(community))))?.dueAt ?? null,
    receivedAt: found.receivedAt,
    words: found.words,
    place: found.place,
    endedAt: found.endedAt,
    satisfied: found.satisfied,
    ...(root && { into: followedView(root) }),
  }
}
