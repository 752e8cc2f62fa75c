import type { SamePlace } from '../../domain/desk-map.ts'
import { distanceMetres } from '../../domain/place.ts'
import { relationTo } from '../cases/relation.ts'
import { dataAnswer } from '../data-answer.ts'
import type { Handler } from '../deps.ts'
import { Refusal } from '../refusal.ts'
import { uuidParam } from '../request-parts.ts'
import { signedIn } from '../signed-in.ts'
import { deskReach } from './desk-reach.ts'

/** From one side of a building's door to the other, and what a phone's position may be off. */
const NEAR_METRES = 30
/** Half a year: a spot that comes back each season still shows. */
const LATELY_MS = 180 * 24 * 3_600_000
const CASES_MAX = 20

/** GET /v1/desk/cases/:caseId/same-place: what else of the own grids came in lately there, newest first (近期同处). */
export const getSamePlace: Handler = async (c, deps) => {
  const actor = signedIn(c)
  const found = await deps.journal.findCase(actor.communityId, uuidParam(c, 'caseId'))
  const relation = found && (await relationTo(found, actor, deps))
  if (!found || !relation?.desk) throw new Refusal('not_found')
  const { place } = found
  const spots =
    place === null
      ? []
      : await deps.journal.samePlace(actor.communityId, {
          reach: deskReach(actor.posts),
          point: place,
          buildingId: place.buildingId,
          metres: NEAR_METRES,
          since: deps.now() - LATELY_MS,
          exceptCaseId: found.caseId,
          limit: CASES_MAX,
        })
  const cases = spots.map(({ place: other, ...spot }) => {
    const metres = place === null ? Number.NaN : Math.round(distanceMetres(place, other))
    return { ...spot, metres: metres <= NEAR_METRES ? metres : null }
  })
  const answer: SamePlace = { cases }
  return dataAnswer(answer)
}
