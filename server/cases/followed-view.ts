import type { FollowedCase } from '../../domain/case-view.ts'
import type { Deps } from '../deps.ts'
import type { CaseFile } from '../stores/case-record.ts'
import { toldEvents } from './told-events.ts'
import { citedPhotos, photoView } from './view-parts.ts'

/**
 * A case for somebody whose own report was merged into it: what came of it, and the pictures of the work.
 * @param withPhotos false for who only joined, until the work was looked at
 */
export const followedView = (file: CaseFile, withPhotos = true): FollowedCase => ({
  caseId: file.case.caseId,
  revision: file.case.revision,
  state: file.case.state,
  photos: citedPhotos(file)
    .filter((photo) => withPhotos && photo.purpose === 'after')
    .map(photoView),
  history: toldEvents(file, withPhotos),
  reworkCount: file.case.reworkCount,
  endedAt: file.case.endedAt,
  satisfied: file.case.satisfied,
})

/** For each merged case among these the case it follows in the end, by the merged one's id. */
export async function rootsOf(
  communityId: string,
  files: readonly CaseFile[],
  deps: Deps,
): Promise<Map<string, CaseFile>> {
  const parentOf = new Map(files.flatMap(({ case: one }) => (one.mergedInto ? [[one.caseId, one.mergedInto]] : [])))
  const known = new Map(files.map((file) => [file.case.caseId, file]))
  let wanted = [...new Set(parentOf.values())].filter((id) => !known.has(id))
  while (wanted.length > 0) {
    for (const file of await deps.journal.readFiles(communityId, wanted)) known.set(file.case.caseId, file)
    const above = [...known.values()].flatMap(({ case: one }) => one.mergedInto ?? [])
    wanted = [...new Set(above)].filter((id) => !known.has(id))
  }
  const roots = new Map<string, CaseFile>()
  for (const caseId of parentOf.keys()) {
    const root = topOf(caseId, known)
    if (root) roots.set(caseId, root)
  }
  return roots
}

function topOf(caseId: string, known: ReadonlyMap<string, CaseFile>): CaseFile | undefined {
  let at = known.get(caseId)
  while (at?.case.mergedInto) at = known.get(at.case.mergedInto)
  return at
}
