import { randomId } from '../../../domain/id.ts'
import type { Epochs } from '../epochs.ts'
import type { Database } from './database.ts'

/** @param random cryptographic bytes: a new epoch must not be one that was there before */
export function sqliteEpochs(db: Database, random: (bytes: number) => Uint8Array): Epochs {
  return {
    async heads() {
      const rows = await db.selectFrom('community_counters').selectAll().execute()
      return new Map(rows.map(({ community_id, seq, epoch }) => [community_id, { seq, epoch }]))
    },
    async renew(communityId) {
      await db
        .updateTable('community_counters')
        .set({ epoch: randomId(random(16)) })
        .where('community_id', '=', communityId)
        .execute()
    },
  }
}
