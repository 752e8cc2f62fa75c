import type { Deps } from '../deps.ts'
import type { CaseFile } from '../stores/case-record.ts'

/** What was merged into each of these cases, whole; cases without any are left out. */
export async function mergedFiles(
  communityId: string,
  caseIds: readonly string[],
  deps: Deps,
): Promise<Map<string, CaseFile[]>> {
  const under = await deps.journal.mergedUnder(communityId, caseIds)
  const files = await deps.journal.readFiles(communityId, [...under.values()].flat())
  const byId = new Map(files.map((file) => [file.case.caseId, file]))
  return new Map([...under].map(([caseId, ids]) => [caseId, ids.flatMap((id) => byId.get(id) ?? [])]))
}
