import { SIMILAR_WITHIN_M } from '../../domain/similar-cases.ts'
import type { Around } from './effect.ts'
import { DAY_MS } from './view-parts.ts'

/** A problem that is back within a month was not solved. */
const RECURS_WITHIN_DAYS = 30
/** How far back its report may lie: longer than any repair takes. */
const REPORTED_WITHIN_DAYS = 366
const LOOKED_AT = 50

/** The case of the same category, in the building or close by, that was closed last and less than a month ago (复发); else null. */
export async function recursOf({ found, deps, now }: Around): Promise<string | null> {
  const { place, categoryId, communityId } = found
  if (!place || categoryId === null) return null
  const spots = await deps.journal.samePlace(communityId, {
    reach: null,
    point: place,
    buildingId: place.buildingId,
    metres: SIMILAR_WITHIN_M,
    since: now - REPORTED_WITHIN_DAYS * DAY_MS,
    exceptCaseId: found.caseId,
    limit: LOOKED_AT,
  })
  let last: { caseId: string; endedAt: number } | null = null
  for (const spot of spots) {
    if (spot.state !== 'closed' || spot.categoryId !== categoryId) continue
    const endedAt = (await deps.journal.findCase(communityId, spot.caseId))?.endedAt ?? 0
    if (now - endedAt < RECURS_WITHIN_DAYS * DAY_MS && endedAt > (last?.endedAt ?? 0)) {
      last = { caseId: spot.caseId, endedAt }
    }
  }
  return last?.caseId ?? null
}
