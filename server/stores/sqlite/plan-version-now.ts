import type { Database } from './database.ts'

/** The version of the grids a community goes by at this moment; read inside a transaction it stays so until its end. */
export async function planVersionNow(db: Database, communityId: string): Promise<number> {
  const row = await db
    .selectFrom('communities')
    .select('plan_version')
    .where('community_id', '=', communityId)
    .executeTakeFirst()
  return row?.plan_version ?? 1
}
