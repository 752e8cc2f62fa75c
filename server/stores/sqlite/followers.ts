import type { NewAct } from '../case-journal.ts'
import type { Database } from './database.ts'
import { padToPowerOfTwo } from './id-list.ts'

/** Who reported a case or joined it: for addressing the feed inside a write, never for showing. */
export async function followersOf(db: Database, communityId: string, caseId: string): Promise<string[]> {
  const reporters = await db
    .selectFrom('report_reporters')
    .select('person_id')
    .where('community_id', '=', communityId)
    .where('case_id', '=', caseId)
    .execute()
  const joiners = await db
    .selectFrom('case_joiners')
    .select('person_id')
    .where('community_id', '=', communityId)
    .where('case_id', '=', caseId)
    .execute()
  return [...new Set([...reporters, ...joiners].map((row) => row.person_id))]
}

/** The same for many cases at a time; a case that nobody follows is left out. */
export async function followersOfMany(
  db: Database,
  communityId: string,
  caseIds: readonly string[],
): Promise<Map<string, string[]>> {
  const followers = new Map<string, Set<string>>()
  if (caseIds.length === 0) return new Map()
  for (const table of ['report_reporters', 'case_joiners'] as const) {
    const rows = await db
      .selectFrom(table)
      .select(['case_id', 'person_id'])
      .where('community_id', '=', communityId)
      .where('case_id', 'in', padToPowerOfTwo(caseIds))
      .execute()
    for (const { case_id, person_id } of rows) {
      const known = followers.get(case_id) ?? new Set()
      followers.set(case_id, known.add(person_id))
    }
  }
  return new Map([...followers].map(([caseId, people]) => [caseId, [...people]]))
}

/** Notes who joined by this act. @returns false when the person had joined before */
export async function addJoiner(trx: Database, { key, after, receivedAt }: NewAct): Promise<boolean> {
  const result = await trx
    .insertInto('case_joiners')
    .values({
      community_id: key.communityId,
      case_id: after.caseId,
      person_id: key.personId,
      joined_at: receivedAt,
      op_id: key.opId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

/** Which of these cases the person joined, and when. */
export async function joinedCases(
  db: Database,
  communityId: string,
  personId: string,
  caseIds: readonly string[],
): Promise<Map<string, number>> {
  if (caseIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('case_joiners')
    .select(['case_id', 'joined_at'])
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .where('case_id', 'in', padToPowerOfTwo(caseIds))
    .execute()
  return new Map(rows.map((row) => [row.case_id, row.joined_at]))
}
