import type { CaseAct } from '../../../domain/case-act.ts'
import { type DeskCase, deskCaseSchema } from '../../../domain/case-view.ts'
import type { CaseState } from '../../../domain/lifecycle.ts'
import type { Me } from '../../../domain/person.ts'
import { paths, type RefusalCode } from '../../../domain/wire.ts'
import type { Act } from '../../case-parts/use-act.ts'
import type { ApiClient } from '../../offline/api-client.ts'
import { offeredSteps } from '../desk-steps.ts'
import type { BulkStep } from './bulk-steps.ts'

/** What came of one case of many. `unread`: it could not be looked at, so nothing was decided; `not_open`: the step no longer applies. */
export const BULK_ENDS = ['delivered', 'waiting', 'conflict', 'refused', 'not_kept', 'unread', 'not_open'] as const
export type BulkEnd = (typeof BULK_ENDS)[number]
/**
 * A case that was not done, and why. `state`: as it was last seen; null where it could not be looked at. `code`: why the
 * server refused it.
 */
export type BulkFailure = {
  caseId: string
  state: CaseState | null
  end: Exclude<BulkEnd, 'delivered' | 'waiting'>
  code: RefusalCode | null
}
export type BulkTally = {
  total: number
  done: number
  ends: Record<BulkEnd, number>
  /** In the order they were tried. */
  failures: readonly BulkFailure[]
}

export const emptyTally = (total: number): BulkTally => ({
  total,
  done: 0,
  ends: { delivered: 0, waiting: 0, conflict: 0, refused: 0, not_kept: 0, unread: 0, not_open: 0 },
  failures: [],
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
    tally = withEnd(tally, end)
    onProgress(tally)
    if (end.end === 'not_kept') break
  }
  return tally

  async function oneOf(caseId: string): Promise<OneEnd> {
    const answer = await api.get(paths.deskCase(caseId), deskCaseSchema)
    if (!answer.ok) return { caseId, state: null, end: 'unread', code: null }
    const seen = answer.value
    const { state } = seen
    const isOpen = offeredSteps(seen, me).some((offer) => offer.step === step && offer.lacks === null)
    const act = isOpen ? actFor(seen) : null
    if (act === null) return { caseId, state, end: 'not_open', code: null }
    const outcome = await take({ caseId, act, revision: seen.revision })
    if (outcome === null) return { caseId, state, end: 'unread', code: null }
    if (outcome.state === 'refused') return { caseId, state, end: 'refused', code: outcome.code }
    return { caseId, state, end: outcome.state, code: null }
  }
}

type OneEnd = Omit<BulkFailure, 'end'> & { end: BulkEnd }

function withEnd(tally: BulkTally, { end, ...one }: OneEnd): BulkTally {
  const isDone = end === 'delivered' || end === 'waiting'
  return {
    total: tally.total,
    done: tally.done + 1,
    ends: { ...tally.ends, [end]: tally.ends[end] + 1 },
    failures: isDone ? tally.failures : [...tally.failures, { ...one, end }],
  }
}
