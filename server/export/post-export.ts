import { exportWishSchema } from '../../domain/export-job.ts'
import { paths } from '../../domain/wire.ts'
import { dataAnswer } from '../data-answer.ts'
import type { Handler } from '../deps.ts'
import { deskReach } from '../desk/desk-reach.ts'
import { readJson } from '../json-body.ts'
import { checkMonths, monthOf } from '../numbers/period.ts'
import { Refusal } from '../refusal.ts'
import { signedIn } from '../signed-in.ts'
import { jobView } from './own-job.ts'

const RETRY_AFTER_S = '10'

/** POST /v1/exports: begins a file on the cases of the own grids. 202 with how far it is; 429 while there are too many. */
export const postExport: Handler = async (c, deps) => {
  const { communityId, personId, posts } = signedIn(c)
  const { value: wish } = await readJson(c.req.raw, exportWishSchema)
  checkMonths(monthOf(wish.from), monthOf(wish.to))
  const job = deps.exports.start(wish, { communityId, personId, reach: deskReach(posts) })
  if (!job) throw new Refusal('too_many_requests', { headers: { 'retry-after': RETRY_AFTER_S } })
  const location = paths.export(job.exportId)
  return dataAnswer(jobView(job), 202, { location })
}
