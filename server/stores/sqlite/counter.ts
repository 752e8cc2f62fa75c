import { randomId } from '../../../domain/id.ts'
import type { Head } from '../feed-journal.ts'
import type { Database } from './database.ts'

type Random = (bytes: number) => Uint8Array

/**
 * Takes the next `count` sequence numbers of a community inside the caller's transaction and returns the last of them.
 * The row stays locked until the commit, so numbers become visible in their order (a sequence would not promise that).
 */
export async function takeNumbers(trx: Database, communityId: string, count: number, random: Random): Promise<Head> {
  const advance = () =>
    trx
      .updateTable('community_counters')
      .set((eb) => ({ seq: eb('seq', '+', count) }))
      .where('community_id', '=', communityId)
      .returning(['seq', 'epoch'])
      .executeTakeFirst()
  const head = await advance()
  if (head) return head
  await createCounter(trx, communityId, random)
  const created = await advance()
  if (!created) throw new Error('the community has no counter')
  return created
}

/** The last number taken, and the epoch it belongs to; a community that has neither gets them now. */
export async function readHead(db: Database, communityId: string, random: Random): Promise<Head> {
  const find = () =>
    db
      .selectFrom('community_counters')
      .select(['seq', 'epoch'])
      .where('community_id', '=', communityId)
      .executeTakeFirst()
  const head = await find()
  if (head) return head
  await createCounter(db, communityId, random)
  const created = await find()
  if (!created) throw new Error('the community has no counter')
  return created
}

const createCounter = (db: Database, communityId: string, random: Random) =>
  db
    .insertInto('community_counters')
    .values({ community_id: communityId, seq: 0, epoch: randomId(random(16)) })
    .onConflict((conflict) => conflict.column('community_id').doNothing())
    .execute()
