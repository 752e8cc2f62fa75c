import type { DeskHeat } from '../../domain/desk-map.ts'
import { dataAnswer } from '../data-answer.ts'
import type { Handler } from '../deps.ts'
import { signedIn } from '../signed-in.ts'
import { toCellCount } from './cell-count.ts'
import { monthOf, readFilter } from './map-query.ts'

/** More squares would be a picture of the cases again, not of where they pile up. */
const CELLS_MAX = 2000

/** GET /v1/desk/heat?category&month&grid&state: how many cases of the own grids came from where, by the smallest cells that fit. */
export const getDeskHeat: Handler = async (c, deps) => {
  const actor = signedIn(c)
  const month = monthOf(c, 'month')
  const filter = readFilter(c, actor, deps.now())
  const months = month === null ? filter.months : { from: month, to: month }
  const cells = await deps.journal.mapHeat(actor.communityId, { ...filter, months }, CELLS_MAX)
  const total = cells.reduce((sum, { count }) => sum + count, 0)
  const answer: DeskHeat = { total, cells: cells.map(toCellCount) }
  return dataAnswer(answer)
}
