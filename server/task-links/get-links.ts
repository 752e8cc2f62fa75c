import type { TaskLinkViews } from '../../domain/task-link.ts'
import { dataAnswer } from '../data-answer.ts'
import type { Handler } from '../deps.ts'
import { caseOfLink, linkView } from './asked-link.ts'

/** GET /v1/cases/:caseId/links: the links of a case, oldest first, without their secrets. */
export const getTaskLinks: Handler = async (c, deps) => {
  const { found } = await caseOfLink(c, deps)
  const links = await deps.people.taskLinksOf(found.communityId, found.caseId)
  const answer: TaskLinkViews = { links: await Promise.all(links.map((link) => linkView(link, deps))) }
  return dataAnswer(answer)
}
