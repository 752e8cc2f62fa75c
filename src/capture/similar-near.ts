import type { MyCase, NearCase } from '../../domain/case-view.ts'
import type { Place } from '../../domain/place.ts'
import { similarCases } from '../../domain/similar-cases.ts'
import { cachedCases } from '../offline/cached-cases.ts'
import type { Owner } from '../offline/draft.ts'
import { isJoining } from '../offline/joined-cases.ts'
import type { LocalDb } from '../offline/local-db.ts'

/** More would be a list to study; who reports something new should get on with it. */
const SHOWN_MAX = 3

/** A case that may be the one being reported, and what this person has to do with it already. */
export type NearbyLike = { view: NearCase; mine: 'reported' | 'joined' | null }

/** Looks for it in what this phone last heard of the neighbourhood; needs no network. @param now Unix ms */
export async function findSimilar(
  db: LocalDb,
  owner: Owner,
  place: Place,
  categoryId: string,
  now: number,
): Promise<NearbyLike[]> {
  const near = await cachedCases(db, owner, 'near')
  const similar = similarCases(place, categoryId, near, now).slice(0, SHOWN_MAX)
  if (similar.length === 0) return []
  const mine = await myPart(db, owner)
  return similar.map(({ view }) => ({ view, mine: mine(view.caseId) }))
}

/** By what the server told and by what still waits on this phone. */
async function myPart(db: LocalDb, owner: Owner): Promise<(caseId: string) => NearbyLike['mine']> {
  const told = new Map<string, MyCase>((await cachedCases(db, owner, 'mine')).map((one) => [one.caseId, one]))
  const ops = await db.getAllFromIndex('operations', 'owner', [owner.communityId, owner.personId])
  const reported = new Set(ops.filter((op) => op.kind === 'report').map((op) => op.caseId))
  const joined = new Set(ops.filter(isJoining).map((op) => op.caseId))
  return (caseId) => {
    const known = told.get(caseId)
    if (reported.has(caseId) || (known && !known.joined)) return 'reported'
    return known || joined.has(caseId) ? 'joined' : null
  }
}
