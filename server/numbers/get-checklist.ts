import type { Checklist } from '../../domain/numbers.ts'
import { dataAnswer } from '../data-answer.ts'
import type { Handler } from '../deps.ts'
import { communityNamed } from '../map/named-files.ts'
import { signedIn } from '../signed-in.ts'
import { countChecklist } from './count-checklist.ts'
import { readPeriod } from './period.ts'

/** GET /v1/desk/checklist?from&to&grid&category: the same cases by 文明城市 checklist item, with how many pictures there are. */
export const getChecklist: Handler = async (c, deps) => {
  const actor = signedIn(c)
  const { from, to, meant } = readPeriod(c, actor, deps.now())
  const community = await communityNamed(actor.communityId, deps)
  const answer: Checklist = { from, to, items: await countChecklist(deps.journal, community, meant) }
  return dataAnswer(answer)
}
