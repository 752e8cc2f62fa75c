import type { CaseState } from '../../domain/lifecycle.ts'

/** A case on the map. `label` is its whole name for people: 电瓶车乱停放，待审核，12幢. */
export type MapMarker = {
  id: string
  lat: number
  lng: number
  categoryId: string | null
  label: string
  state?: CaseState
}
