import type { IntakeJournal, IntakeOutcome, NewReport, StoredReport } from '../intake-journal.ts'
import { readHead, takeNumbers } from './counter.ts'
import type { Database } from './database.ts'
import { groupCommit } from './group-commit.ts'
import { FIRST_REVISION, insertReports } from './insert-reports.ts'
import { type CreatePlan, knownTo, type Plan, planIntake } from './plan-intake.ts'
import { readStoredReports } from './stored-reports.ts'

/** More in one commit would only make the first of them wait; 32 phones at once already fill it well. */
const BATCH_MAX = 64

type Random = (bytes: number) => Uint8Array

export function sqliteIntakeJournal(db: Database, random: Random): IntakeJournal {
  const queues = new Map<string, (report: NewReport) => Promise<IntakeOutcome>>()
  const queueOf = (communityId: string) => {
    const known = queues.get(communityId)
    if (known) return known
    const queue = groupCommit<NewReport, IntakeOutcome>(
      (batch) => writeBatch(db, communityId, batch, random),
      BATCH_MAX,
    )
    queues.set(communityId, queue)
    return queue
  }
  return {
    takeIn: (report) => queueOf(report.communityId)(report),
    async findReport(communityId, personId, reportId) {
      const found = (await readStoredReports(db, communityId, [reportId])).get(reportId)
      if (!found || found.personId !== personId) return null
      const { epoch } = await readHead(db, communityId, random)
      return { ...found.report, epoch }
    },
  }
}

/** One transaction for all: its numbers, its rows and therefore its place in the commit order. */
function writeBatch(
  db: Database,
  communityId: string,
  batch: readonly NewReport[],
  random: Random,
): Promise<IntakeOutcome[]> {
  return db.transaction().execute(async (trx) => {
    const plans = planIntake(batch, await knownTo(trx, communityId, batch))
    const created = plans.filter((plan) => plan.kind === 'create')
    const head = created.length
      ? await takeNumbers(trx, communityId, created.length, random)
      : await readHead(trx, communityId, random)
    for (const [i, plan] of created.entries()) plan.seq = head.seq - created.length + 1 + i
    await insertReports(trx, created)
    return plans.map((plan) => toOutcome(plan, head.epoch))
  })
}

function toOutcome(plan: Plan, epoch: string): IntakeOutcome {
  if (plan.kind === 'create') return { kind: 'created', report: fresh(plan, epoch) }
  if (plan.kind === 'echo') return { kind: 'replayed', report: fresh(plan.of, epoch) }
  if (plan.kind === 'replay') return { kind: 'replayed', report: { ...plan.stored, epoch } }
  return plan
}

const fresh = ({ report, seq }: CreatePlan, epoch: string): StoredReport => ({
  reportId: report.manifest.reportId,
  caseId: report.manifest.caseId,
  manifestSha256: report.manifestSha256,
  revision: FIRST_REVISION,
  epoch,
  seq,
  receivedAt: report.receivedAt,
  photos: report.manifest.photos.map(({ id }) => ({ id, state: 'awaiting', receivedSha256: null, refusal: null })),
})
