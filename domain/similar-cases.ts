import type { NearCase } from './case-view.ts'
import { END_STATES, LATELY_OVER_STATES, NEAR_AFTER_END_DAYS } from './lifecycle.ts'
import { distanceMetres, type Place, VAGUE_BEYOND_M } from './place.ts'
import { DAY_MS } from './shanghai-time.ts'

/** As far as one problem is seen from two places: the width of a road with its pavements, and the error of a good fix. */
export const SIMILAR_WITHIN_M = 30

/** How a case is like the report being made: in the same building, or this many metres away. */
export type SimilarCase = { view: NearCase; sameBuilding: boolean; metres: number | null }

/**
 * Whether a case still belongs among the near ones: open, or ended less than `NEAR_AFTER_END_DAYS` ago. Leaving is by time alone,
 * so that a phone without a network forgets like the server does.
 * @param now Unix ms
 */
export function isStillNear({ state, closedDay }: Pick<NearCase, 'state' | 'closedDay'>, now: number): boolean {
  if (!END_STATES.has(state)) return true
  if (!LATELY_OVER_STATES.has(state) || closedDay === null || closedDay === undefined) return false
  return now - closedDay < NEAR_AFTER_END_DAYS * DAY_MS
}

/**
 * Cases that may be what somebody is about to report: of the same category, at the same building or within `SIMILAR_WITHIN_M`,
 * open or lately over. Where either category is unknown there are none: a wrong hint costs a report. Open ones first,
 * then the nearest (the same building counts as no distance), then the newest.
 * @param now Unix ms
 */
export function similarCases(
  place: Place | null,
  categoryId: string | null,
  cases: readonly NearCase[],
  now: number,
): SimilarCase[] {
  if (place === null || categoryId === null) return []
  return cases
    .filter((view) => view.categoryId === categoryId && isStillNear(view, now))
    .map((view) => likeness(place, view))
    .filter((one) => one !== null)
    .sort(byLikelihood)
}

function likeness(place: Place, view: NearCase): SimilarCase | null {
  const sameBuilding = place.buildingId !== null && place.buildingId === view.buildingId
  // So vague a fix says nothing about what is thirty metres away either: then only the building counts.
  const isVague = place.accuracy !== null && place.accuracy > VAGUE_BEYOND_M
  const metres = view.point && !isVague ? distanceMetres(place, view.point) : null
  return sameBuilding || (metres !== null && metres <= SIMILAR_WITHIN_M) ? { view, sameBuilding, metres } : null
}

const farness = ({ sameBuilding, metres }: SimilarCase): number => (sameBuilding ? 0 : (metres ?? 0))

const byLikelihood = (a: SimilarCase, b: SimilarCase): number =>
  Number(END_STATES.has(a.view.state)) - Number(END_STATES.has(b.view.state)) ||
  farness(a) - farness(b) ||
  b.view.day - a.view.day ||
  (a.view.caseId < b.view.caseId ? -1 : 1)
