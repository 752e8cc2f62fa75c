import type { FiguresRow, Numbers } from '../../domain/numbers.ts'
import { dataAnswer } from '../data-answer.ts'
import type { Handler } from '../deps.ts'
import { signedIn } from '../signed-in.ts'
import { countNumbers } from './count-numbers.ts'
import { readPeriod } from './period.ts'

/** GET /v1/desk/numbers?from&to&grid&category: what became of the cases of the own grids that came in during those months. */
export const getNumbers: Handler = async (c, deps) => {
  const actor = signedIn(c)
  const now = deps.now()
  const { from, to, meant } = readPeriod(c, actor, now)
  const { total, groups } = await countNumbers(deps.journal, actor.communityId, meant, { now })
  const unnamed = (rows: (typeof groups)['grid']): FiguresRow[] => rows.map((row) => ({ ...row, name: null }))
  const handler = await Promise.all(
    groups.handler.map(async (row) => ({ ...row, name: await deps.people.personName(actor.communityId, row.key) })),
  )
  const answer: Numbers = {
    from,
    to,
    at: now,
    total,
    groups: { grid: unnamed(groups.grid), category: unnamed(groups.category), handler, month: unnamed(groups.month) },
  }
  return dataAnswer(answer)
}
