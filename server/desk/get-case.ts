import { caseFor } from '../cases/case-for.ts'
import { relationTo } from '../cases/relation.ts'
import { dataAnswer } from '../data-answer.ts'
import type { Handler } from '../deps.ts'
import { Refusal } from '../refusal.ts'
import { uuidParam } from '../request-parts.ts'
import { signedIn } from '../signed-in.ts'

/** GET /v1/desk/cases/:caseId: one case of the own grids; one of another grid does not exist here. */
export const getDeskCase: Handler = async (c, deps) => {
  const actor = signedIn(c)
  const found = await deps.journal.findCase(actor.communityId, uuidParam(c, 'caseId'))
  const relation = found && (await relationTo(found, actor, deps))
  if (!found || !relation?.desk) throw new Refusal('not_found')
  return dataAnswer(await caseFor('desk', found, relation, actor, deps))
}
