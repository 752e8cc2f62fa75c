import type { Receipt } from '../../domain/wire.ts'
import { dataAnswer } from '../data-answer.ts'
import type { Handler } from '../deps.ts'
import { refuseIfGone } from '../gone.ts'
import { Refusal } from '../refusal.ts'
import { uuidParam } from '../request-parts.ts'
import { signedIn } from '../signed-in.ts'
import type { StoredReport } from '../stores/intake-journal.ts'

/** The server's word that it has a report, with where its photos stand now. */
export function receiptResponse(report: StoredReport, status: 200 | 201): Response {
  const receipt: Receipt = report
  return dataAnswer(receipt, status)
}

/** GET /v1/reports/:reportId/receipt: the receipt again, for the one who reported; nobody else learns that it exists. */
export const getReceipt: Handler = async (c, deps) => {
  const actor = signedIn(c)
  const reportId = uuidParam(c, 'reportId')
  const report = await deps.journal.findReport(actor.communityId, actor.personId, reportId)
  if (report) return receiptResponse(report, 200)
  await refuseIfGone(actor.communityId, 'report', reportId, deps)
  throw new Refusal('not_found')
}
