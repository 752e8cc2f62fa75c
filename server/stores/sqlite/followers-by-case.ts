import type { Follower } from '../notice-journal.ts'
import type { Database } from './database.ts'
import { padToPowerOfTwo } from './id-list.ts'
import { mergedUnder } from './merged-under.ts'

/**
 * Who reported or joined these cases or one merged into them, by case; see `NoticeJournal.followers`. Somebody who does so in several
 * ways is told once, as whoever is nearest to the case.
 */
export async function followersByCase(
  db: Database,
  communityId: string,
  caseIds: readonly string[],
): Promise<Map<string, Follower[]>> {
  if (caseIds.length === 0) return new Map()
  const under = await mergedUnder(db, communityId, caseIds)
  const all = [...new Set([...caseIds, ...[...under.values()].flat()])]
  const reporters = await peopleOf(db, communityId, all, 'report_reporters')
  const joiners = await peopleOf(db, communityId, all, 'case_joiners')
  const followersOf = (root: string): Follower[] => [
    ...people(reporters, root).map((one): Follower => ({ ...one, part: 'reporters', side: 'mine' })),
    ...people(joiners, root).map((one): Follower => ({ ...one, part: 'joiners', side: 'joined' })),
    ...(under.get(root) ?? []).flatMap((child): Follower[] => [
      ...people(reporters, child).map((one): Follower => ({ ...one, part: 'joiners', side: 'mine' })),
      ...people(joiners, child).map((one): Follower => ({ ...one, part: 'joiners', side: 'joined' })),
    ]),
  ]
  return new Map(caseIds.map((root) => [root, oncePerPerson(followersOf(root))]))
}

type ByCase = Map<string, string[]>

const people = (byCase: ByCase, caseId: string) => (byCase.get(caseId) ?? []).map((personId) => ({ personId, caseId }))

const oncePerPerson = (followers: readonly Follower[]): Follower[] =>
  followers.filter((one, at) => followers.findIndex((other) => other.personId === one.personId) === at)

async function peopleOf(
  db: Database,
  communityId: string,
  caseIds: readonly string[],
  table: 'report_reporters' | 'case_joiners',
): Promise<ByCase> {
  const rows = await db
    .selectFrom(table)
    .select(['case_id', 'person_id'])
    .where('community_id', '=', communityId)
    .where('case_id', 'in', padToPowerOfTwo(caseIds))
    .execute()
  const byCase: ByCase = new Map()
  for (const { case_id, person_id } of rows) byCase.set(case_id, [...(byCase.get(case_id) ?? []), person_id])
  return byCase
}
