import { DESK_VIEWS_MAX, type DeskViews, deskViewContentSchema } from '../../domain/desk-view.ts'
import { dataAnswer } from '../data-answer.ts'
import type { Deps, Handler } from '../deps.ts'
import { readJson } from '../json-body.ts'
import { Refusal } from '../refusal.ts'
import { randomIdParam } from '../request-parts.ts'
import { signedIn } from '../signed-in.ts'

type Owner = { communityId: string; personId: string }

async function own({ communityId, personId }: Owner, deps: Deps): Promise<DeskViews> {
  const kept = await deps.journal.deskViews(communityId, personId)
  return { views: kept.map(({ viewId, name, query }) => ({ viewId, name, query })) }
}

/** GET /v1/desk/views: the filters this person saved. */
export const getDeskViews: Handler = async (c, deps) => dataAnswer(await own(signedIn(c), deps))

/** PUT /v1/desk/views/:viewId: saves one under an id made by the page, or changes it. Answers with all of them. */
export const putDeskView: Handler = async (c, deps) => {
  const actor = signedIn(c)
  const viewId = randomIdParam(c, 'viewId')
  const { value } = await readJson(c.req.raw, deskViewContentSchema)
  const view = { viewId, ...value, savedAt: deps.now() }
  const isKept = await deps.journal.putDeskView(actor.communityId, actor.personId, view, DESK_VIEWS_MAX)
  if (!isKept) throw new Refusal('bad_body', { detail: `at most ${DESK_VIEWS_MAX} views` })
  return dataAnswer(await own(actor, deps))
}

/** DELETE /v1/desk/views/:viewId: one that is not there is no error. */
export const deleteDeskView: Handler = async (c, deps) => {
  const actor = signedIn(c)
  await deps.journal.removeDeskView(actor.communityId, actor.personId, randomIdParam(c, 'viewId'))
  return dataAnswer(await own(actor, deps))
}
