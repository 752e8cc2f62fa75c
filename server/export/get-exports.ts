import { dataAnswer } from '../data-answer.ts'
import type { Handler } from '../deps.ts'
import { signedIn } from '../signed-in.ts'
import { jobView } from './own-job.ts'

/** GET /v1/exports: the own ones of the last day, newest first. */
export const getExports: Handler = (c, deps) => {
  const { communityId, personId } = signedIn(c)
  const jobs = deps.exports.of(communityId, personId).map(jobView)
  return dataAnswer({ jobs })
}
