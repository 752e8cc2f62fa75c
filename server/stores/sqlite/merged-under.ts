import type { Database } from './database.ts'
import { padToPowerOfTwo } from './id-list.ts'

/** All that was merged into each case, level by level; see `CaseJournal.mergedUnder`. */
export async function mergedUnder(
  db: Database,
  communityId: string,
  caseIds: readonly string[],
): Promise<Map<string, string[]>> {
  const under = new Map<string, string[]>()
  /** Which of the asked cases a case hangs on. */
  let level = new Map(caseIds.map((id) => [id, id]))
  while (level.size > 0) {
    const next = new Map<string, string>()
    for (const { case_id, merged_into } of await childrenOf(db, communityId, [...level.keys()])) {
      const root = level.get(merged_into ?? '')
      if (root === undefined) continue
      next.set(case_id, root)
      under.set(root, [...(under.get(root) ?? []), case_id])
    }
    level = next // ends: a merge that would close a circle is refused
  }
  return under
}

const childrenOf = (db: Database, communityId: string, ids: readonly string[]) =>
  db
    .selectFrom('cases')
    .select(['case_id', 'merged_into'])
    .where('community_id', '=', communityId)
    .where('merged_into', 'in', padToPowerOfTwo(ids))
    .orderBy('received_at')
    .orderBy('case_id')
    .execute()
