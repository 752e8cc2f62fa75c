import type { CaseState } from '../../../domain/lifecycle.ts'
import type { Place, Point } from '../../../domain/place.ts'

/** A case as the desk's map knows it: enough to show, filter and choose it. `receivedAt` Unix ms. */
export type MapCase = Point & {
  caseId: string
  state: CaseState
  categoryId: string | null
  gridId: string | null
  receivedAt: number
  place: Place
}
