import type { Database } from './database.ts'

/** Who reported a case: for addressing the feed inside a write, never for showing. */
export async function reportersOf(db: Database, communityId: string, caseId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('report_reporters')
    .select('person_id')
    .distinct()
    .where('community_id', '=', communityId)
    .where('case_id', '=', caseId)
    .execute()
  return rows.map((row) => row.person_id)
}
