import type { Tombstone } from '../delivery-journal.ts'
import type { Database } from './database.ts'
import { padToPowerOfTwo } from './id-list.ts'

/** Tombstones under these ids; a statement for all of them. */
export async function tombstones(db: Database, communityId: string, ids: readonly string[]): Promise<Tombstone[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('tombstones')
    .select(['kind', 'id', 'sha256'])
    .where('community_id', '=', communityId)
    .where('id', 'in', padToPowerOfTwo(ids))
    .execute()
  return rows.map(({ kind, id, sha256 }) => ({ kind: kind as Tombstone['kind'], id, sha256 })) // written by forget-report.ts alone
}
