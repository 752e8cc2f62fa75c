import type { CaseAct } from '../../../domain/case-act.ts'
import { type DeskCase, deskCaseSchema } from '../../../domain/case-view.ts'
import type { Me } from '../../../domain/person.ts'
import { paths } from '../../../domain/wire.ts'
import type { Act, ActOutcome } from '../../case-parts/use-act.ts'
import type { ApiClient } from '../../offline/api-client.ts'
import { offeredSteps } from '../desk-steps.ts'
import type { BulkStep } from './bulk-steps.ts'

/** What came of one case of many. `unread`: it could not be looked at, so nothing was decided; `not_open`: the step no longer applies. */
export const BULK_ENDS = ['delivered', 'waiting', 'conflict', 'refused', 'not_kept', 'unread', 'not_open'] as const
export type BulkEnd = (typeof BULK_ENDS)[number]
export type BulkTally = { total: number; done: number; ends: Record<BulkEnd, number> }

export const emptyTally = (total: number): BulkTally => ({
  total,
  done: 0,
  ends: { delivered: 0, waiting: 0, conflict: 0, refused: 0, not_kept: 0, unread: 0, not_open: 0 },
})

type Bulk = {
  step: BulkStep
  caseIds: readonly string[]
  /** The act for this case; null where none can be made. */
  actFor: (seen: DeskCase) => CaseAct | null
  api: ApiClient
  me: Me
  take: Act['take']
  onProgress: (tally: BulkTally) => void
  /** Asked before each case. */
  isStopped: () => boolean
}

/**
 * Takes one step on many cases, one after the other, each through the outbox and each on the revision it has now: what
 * changed meanwhile is left alone and counted. A full device ends the run.
 */
export async function runBulk({
  step,
  caseIds,
  actFor,
  api,
  me,
  take,
  onProgress,
  isStopped,
}: Bulk): Promise<BulkTally> {
  let tally = emptyTally(caseIds.length)
  for (const caseId of caseIds) {
    if (isStopped()) break
    const end = await oneOf(caseId)
    tally = { ...tally, done: tally.done + 1, ends: { ...tally.ends, [end]: tally.ends[end] + 1 } }
    onProgress(tally)
    if (end === 'not_kept') break
  }
  return tally

  async function oneOf(caseId: string): Promise<BulkEnd> {
    const answer = await api.get(paths.deskCase(caseId), deskCaseSchema)
    if (!answer.ok) return 'unread'
    const seen = answer.value
    const isOpen = offeredSteps(seen, me).some((offer) => offer.step === step && offer.lacks === null)
    const act = isOpen ? actFor(seen) : null
    if (act === null) return 'not_open'
    const outcome = await take({ caseId, act, revision: seen.revision })
    return outcome === null ? 'unread' : endOf(outcome)
  }
}

const endOf = ({ state }: ActOutcome): BulkEnd => state
