import type { Owner } from './draft.ts'
import type { LocalDb } from './local-db.ts'

/** Unsent for this long, somebody should be told: the file is offered. */
export const OVERDUE_MS = 3 * 86_400_000

/** How many things of this person have been waiting on this phone for more than three days. */
export async function countOverdue(db: LocalDb, owner: Owner, now: number): Promise<number> {
  const own = await db.getAllFromIndex('operations', 'owner', [owner.communityId, owner.personId])
  return own.filter((op) => op.state !== 'delivered' && now - op.sealedAt > OVERDUE_MS).length
}
