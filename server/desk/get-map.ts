import { type DeskMap, MAP_POINTS_MAX } from '../../domain/desk-map.ts'
import { dataAnswer } from '../data-answer.ts'
import type { Handler } from '../deps.ts'
import { signedIn } from '../signed-in.ts'
import { toCellCount } from './cell-count.ts'
import { readFilter, readView } from './map-query.ts'

/**
 * GET /v1/desk/map?south&west&north&east&zoom&grid&category&state&from&to: the cases of the own grids in a view, each by
 * itself while they are few, else counted by cells.
 */
export const getDeskMap: Handler = async (c, deps) => {
  const actor = signedIn(c)
  const query = { ...readView(c), ...readFilter(c, actor, deps.now()), pointsMax: MAP_POINTS_MAX }
  const view = await deps.journal.mapView(actor.communityId, query)
  const points = 'spots' in view ? view.spots : []
  const cells = 'cells' in view ? view.cells.map(toCellCount) : []
  const answer: DeskMap = { total: view.total, points, cells }
  return dataAnswer(answer)
}
