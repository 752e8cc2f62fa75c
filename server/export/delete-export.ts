import { bareAnswer } from '../data-answer.ts'
import type { Handler } from '../deps.ts'
import { ownJob } from './own-job.ts'

/** DELETE /v1/exports/:exportId: calls an own export off, or removes a finished one with its file. */
export const deleteExport: Handler = async (c, deps) => {
  await deps.exports.end(ownJob(c, deps))
  return bareAnswer(204)
}
