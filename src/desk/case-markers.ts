import type { DeskCase } from '../../domain/case-view.ts'
import type { Community } from '../../domain/community.ts'
import type { CaseState } from '../../domain/lifecycle.ts'
import { categoryText, placeText } from './case-words.ts'

export type CaseMarker = {
  id: string
  lat: number
  lng: number
  categoryId: string | null
  label: string
  state: CaseState
}

/** The cases that have a place, as the map shows them; the one in sight too when the list does not hold it. */
export function caseMarkers(cases: readonly DeskCase[], shown: DeskCase | null, community: Community): CaseMarker[] {
  const all = shown && !cases.some((item) => item.caseId === shown.caseId) ? [...cases, shown] : cases
  return all.flatMap((item) =>
    item.place === null
      ? []
      : {
          id: item.caseId,
          lat: item.place.lat,
          lng: item.place.lng,
          categoryId: item.categoryId,
          label: `${categoryText(item, community)}，${placeText(item, community)}`,
          state: item.state,
        },
  )
}
