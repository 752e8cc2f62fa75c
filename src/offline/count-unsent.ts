import type { Owner } from './draft.ts'
import type { LocalDb } from './local-db.ts'

/** How many things of this person the server does not have yet: reports and acts alike. */
export async function countUnsent(db: LocalDb, owner: Owner): Promise<number> {
  const ops = await db.getAllFromIndex('operations', 'owner', [owner.communityId, owner.personId])
  return ops.filter((op) => op.state !== 'delivered').length
}

/** The same without what its author can still take back: that is not late, it waits its time. */
export async function countOnTheirWay(db: LocalDb, owner: Owner): Promise<number> {
  const ops = await db.getAllFromIndex('operations', 'owner', [owner.communityId, owner.personId])
  return ops.filter((op) => op.state !== 'delivered' && (op.notBefore === undefined || op.attempts > 0)).length
}
