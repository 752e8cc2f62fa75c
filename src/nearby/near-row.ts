import type { NearCase } from '../../domain/case-view.ts'
import type { Community } from '../../domain/community.ts'
import { END_STATES } from '../../domain/lifecycle.ts'
import { distanceMetres, type Point } from '../../domain/place.ts'
import { publicPlaceWords } from '../case-parts/public-place-words.ts'
import { stateWords } from '../case-parts/state-words.ts'
import { words } from './words.ts'

/** An open case as the map and the list show it. */
export type NearRow = {
  id: string
  categoryId: string | null
  category: string
  state: NearCase['state']
  place: string
  /** Where it is drawn: its own point, else the middle of its building; null is in the list only. */
  point: Point | null
  /** Unix ms of the day in Asia/Shanghai on which it was reported. */
  day: number
  /** From where this phone is; null while either is unknown. */
  metres: number | null
  /** The whole of it in one breath: 电瓶车乱停放，待审核，12幢 北侧. */
  label: string
}

/** The open ones among these, nearest first where this phone knows its place, else newest first. */
export function nearRows(cases: readonly NearCase[], community: Community, me: Point | null): NearRow[] {
  const rows = cases.filter(({ state }) => !END_STATES.has(state)).map((view) => rowOf(view, community, me))
  return rows.sort((a, b) => compareMetres(a.metres, b.metres) || b.day - a.day || (a.id < b.id ? -1 : 1))
}

function rowOf(view: NearCase, community: Community, me: Point | null): NearRow {
  const { caseId: id, categoryId, state, day } = view
  const category = community.categories.find((known) => known.id === categoryId)?.name ?? words.unknownCategory
  const point = view.point ?? community.buildings.find((known) => known.id === view.buildingId)?.center ?? null
  const place = publicPlaceWords(view, community) ?? words.unknownPlace
  const metres = me && point && distanceMetres(me, point)
  return {
    id,
    categoryId,
    category,
    state,
    place,
    point,
    day,
    metres,
    label: words.marker(category, stateWords[state], place),
  }
}

/** Unknown distances last. Infinity minus Infinity would be no order at all. */
function compareMetres(a: number | null, b: number | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  return a - b
}
