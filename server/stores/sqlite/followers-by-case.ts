import type { Follower } from '../notice-journal.ts'
import type { Database } from './database.ts'
import { padToPowerOfTwo } from './id-list.ts'

/** Who reported or joined these cases, by case; see `NoticeJournal.followers`. Who did both has reported. */
export async function followersByCase(
  db: Database,
  communityId: string,
  caseIds: readonly string[],
): Promise<Map<string, Follower[]>> {
  const followers = new Map<string, Follower[]>(caseIds.map((caseId) => [caseId, []]))
  if (caseIds.length === 0) return followers
  for (const part of ['reporters', 'joiners'] as const) {
    for (const { case_id, person_id } of await rowsOf(db, communityId, caseIds, part)) {
      const known = followers.get(case_id) ?? []
      if (!known.some((one) => one.personId === person_id)) known.push({ personId: person_id, caseId: case_id, part })
    }
  }
  return followers
}

const TABLE = { reporters: 'report_reporters', joiners: 'case_joiners' } as const

const rowsOf = (db: Database, communityId: string, caseIds: readonly string[], part: Follower['part']) =>
  db
    .selectFrom(TABLE[part])
    .select(['case_id', 'person_id'])
    .where('community_id', '=', communityId)
    .where('case_id', 'in', padToPowerOfTwo(caseIds))
    .execute()
