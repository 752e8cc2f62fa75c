import { type ReconcileAnswer, type ReconcileRequest, reconcileRequestSchema } from '../../domain/reconcile.ts'
import { paths } from '../../domain/wire.ts'
import type { Actor } from '../actor.ts'
import { checkContentDigest } from '../content-digest.ts'
import { dataAnswer } from '../data-answer.ts'
import type { Deps, Handler } from '../deps.ts'
import { readJson } from '../json-body.ts'
import { signedIn } from '../signed-in.ts'
import type { Tombstone } from '../stores/delivery-journal.ts'
import { missingEvidence, photoStates } from './photo-states.ts'

/**
 * POST /v1/reconcile: which of the asker's delivered reports and acts are here with the same bytes. What somebody else owns is
 * `missing`, as if it were not there. A restored server gets back from the phones what its backup did not hold.
 */
export const postReconcile: Handler = async (c, deps) => {
  const actor = signedIn(c)
  const { value, bytes } = await readJson(c.req.raw, reconcileRequestSchema)
  checkContentDigest(c.req.raw, bytes, 'optional')
  const forgotten = await deps.journal.tombstones(actor.communityId, idsOf(value))
  const reports = await reportStates(value.reports, forgotten, actor, deps)
  const acts = await actStates(value.acts, forgotten, actor, deps)
  // Read last: an epoch that changes meanwhile is then told, and the phone asks again.
  const { epoch } = await deps.journal.head(actor.communityId)
  const answer: ReconcileAnswer = { epoch, reports, acts }
  return dataAnswer(answer)
}

const idsOf = ({ reports, acts }: ReconcileRequest): string[] => [
  ...reports.map(({ reportId }) => reportId),
  ...acts.flatMap(({ opId, caseId }) => [opId, caseId]),
]

async function reportStates(
  asked: ReconcileRequest['reports'],
  forgotten: readonly Tombstone[],
  { communityId, personId }: Actor,
  deps: Deps,
): Promise<ReconcileAnswer['reports']> {
  const ids = asked.map(({ reportId }) => reportId)
  const own = await deps.journal.ownStoredReports(communityId, personId, ids)
  const gone = new Map(forgotten.filter(({ kind }) => kind === 'report').map(({ id, sha256 }) => [id, sha256]))
  const states: ReconcileAnswer['reports'] = []
  for (const { reportId, manifestSha256, photos } of asked) {
    const stored = own.get(reportId)
    if (stored?.manifestSha256 === manifestSha256) {
      states.push({ reportId, state: 'have', photos: await photoStates(communityId, photos, stored.photos, deps) })
    } else if (gone.get(reportId) === manifestSha256) states.push({ reportId, state: 'gone', photos: [] })
    else states.push({ reportId, state: 'missing', photos: photos.map(({ id }) => ({ id, state: 'missing' })) })
  }
  return states
}

async function actStates(
  asked: ReconcileRequest['acts'],
  forgotten: readonly Tombstone[],
  { communityId, personId }: Actor,
  deps: Deps,
): Promise<ReconcileAnswer['acts']> {
  const opIds = asked.map(({ opId }) => opId)
  const done = await deps.journal.ownOperations(communityId, personId, opIds)
  const key = (opId: string, path: string, sha256: string) => `POST ${path} ${opId} ${sha256}`
  const carriedOut = new Set(done.map((one) => `${one.method} ${one.path} ${one.opId} ${one.bodySha256}`))
  const goneCases = new Set(forgotten.filter(({ kind }) => kind === 'case').map(({ id }) => id))
  const states: ReconcileAnswer['acts'] = []
  for (const { opId, caseId, bodySha256 } of asked) {
    if (carriedOut.has(key(opId, paths.acts(caseId), bodySha256))) {
      const missingPhotos = await missingEvidence({ communityId, personId, caseId }, deps)
      states.push({ opId, state: 'have', ...(missingPhotos.length > 0 && { missingPhotos }) })
    } else states.push({ opId, state: goneCases.has(caseId) ? 'gone' : 'missing' })
  }
  return states
}
