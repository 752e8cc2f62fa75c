import { dataAnswer } from '../data-answer.ts'
import type { Handler } from '../deps.ts'
import { jobView, ownJob } from './own-job.ts'

/** GET /v1/exports/:exportId: how far an own export is. */
export const getExport: Handler = (c, deps) => dataAnswer(jobView(ownJob(c, deps)))
