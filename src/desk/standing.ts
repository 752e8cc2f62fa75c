import type { EventView } from '../../domain/case-view.ts'
import { distanceMetres, type Place, type Standpoint } from '../../domain/place.ts'

/** Across a yard: whoever stands this near sees it, whatever the two positions may be off. */
export const ON_SPOT_M = 50

/** How far from the case somebody stands. `onSpot` gives both positions the benefit of their doubt. */
export type Standing = { metres: number; accuracy: number; onSpot: boolean }

/** Where a position lies to a case's place; null where the case has none. */
export function standingOf(place: Place | null, at: Standpoint): Standing | null {
  if (place === null) return null
  const metres = Math.round(distanceMetres(place, at))
  const doubt = at.accuracy + (place.accuracy ?? 0)
  return { metres, accuracy: Math.round(at.accuracy), onSpot: metres <= ON_SPOT_M + doubt }
}

/** When the work that is to be judged was handed in, Unix ms; null where nobody did. */
export const handedInAt = (history: readonly EventView[]): number | null =>
  history.filter(({ type }) => type === 'done' || type === 'resolve').at(-1)?.at ?? null
