import type { IntakeJournal, IntakeOutcome, NewReport, StoredReport } from '../intake-journal.ts'
import { readHead, takeNumbers } from './counter.ts'
import type { Database } from './database.ts'
import { groupCommit } from './group-commit.ts'
import { FIRST_REVISION, insertReports } from './insert-reports.ts'
import { type CreatePlan, createPlan, forgottenOf, knownTo, type Plan, planIntake } from './plan-intake.ts'
import { planVersionNow } from './plan-version-now.ts'
import { readStoredReports } from './stored-reports.ts'

/** More in one commit would only make the first of them wait; 32 phones at once already fill it well. */
export const BATCH_MAX = 64

type Random = (bytes: number) => Uint8Array

/** Writes reports of one community in one transaction, and answers in their order: all or none of them. */
export type WriteReports = (communityId: string, batch: readonly NewReport[]) => Promise<IntakeOutcome[]>

/** Writes over this very connection. */
export const reportWriter =
  (db: Database, random: Random): WriteReports =>
  (communityId, batch) =>
    writeBatch(db, communityId, batch, random)

/**
 * @param inThread writes batches in a thread of its own, where that is not done over `db`. It is handed what comes in as it comes:
 *   it puts together itself what waits for it.
 */
export function sqliteIntakeJournal(db: Database, random: Random, inThread?: WriteReports): IntakeJournal {
  const write = inThread ?? reportWriter(db, random)
  const atOnce = inThread ? Number.POSITIVE_INFINITY : 1
  const queues = new Map<string, (report: NewReport) => Promise<IntakeOutcome>>()
  const queueOf = (communityId: string) => {
    const known = queues.get(communityId)
    if (known) return known
    const queue = groupCommit<NewReport, IntakeOutcome>((batch) => write(communityId, batch), BATCH_MAX, atOnce)
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

/**
 * Nearly every report is new, so the batch is first written as if all were; the tables' keys say when one is not. Only then
 * is it looked up what is there already.
 */
async function writeBatch(
  db: Database,
  communityId: string,
  batch: readonly NewReport[],
  random: Random,
): Promise<IntakeOutcome[]> {
  try {
    return await writePlans(db, communityId, (trx) => planAsNew(trx, communityId, batch), random)
  } catch (error) {
    if (!isKeyTaken(error) && !(error instanceof Forgotten)) throw error
    const plan = async (trx: Database) => planIntake(batch, await knownTo(trx, communityId, batch))
    return writePlans(db, communityId, plan, random)
  }
}

/** Ends the first attempt at a batch that holds something forgotten: no key of its tables would say so. */
class Forgotten extends Error {}

async function planAsNew(trx: Database, communityId: string, batch: readonly NewReport[]): Promise<Plan[]> {
  if ((await forgottenOf(trx, communityId, batch)).length > 0) throw new Forgotten()
  const planVersion = await planVersionNow(trx, communityId)
  return batch.map((report) => createPlan(report, planVersion))
}

const isKeyTaken = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'SQLITE_CONSTRAINT_PRIMARYKEY'

/** One transaction for all: its numbers, its rows and therefore its place in the commit order. */
function writePlans(
  db: Database,
  communityId: string,
  plan: (trx: Database) => Promise<Plan[]>,
  random: Random,
): Promise<IntakeOutcome[]> {
  return db.transaction().execute(async (trx) => {
    const plans = await plan(trx)
    const created = plans.filter((one) => one.kind === 'create')
    const head = created.length
      ? await takeNumbers(trx, communityId, created.length, random)
      : await readHead(trx, communityId, random)
    for (const [i, one] of created.entries()) one.seq = head.seq - created.length + 1 + i
    await insertReports(trx, created)
    return plans.map((one) => toOutcome(one, head.epoch))
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
