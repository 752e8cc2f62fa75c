import { evidenceSchema } from '../../domain/case-act.ts'
import type { CaseState } from '../../domain/lifecycle.ts'
import type { EvidenceReceipt } from '../../domain/wire.ts'
import { checkContentDigest } from '../content-digest.ts'
import type { Handler } from '../deps.ts'
import { refuseIfGone } from '../gone.ts'
import { readJson } from '../json-body.ts'
import { Refusal } from '../refusal.ts'
import { uuidParam } from '../request-parts.ts'
import { signedIn } from '../signed-in.ts'
import { photoReceipt } from '../stores/photo-record.ts'
import { relationTo, seesCase } from './relation.ts'

/** While the work is the handler's. */
const OPEN: ReadonlySet<CaseState> = new Set(['dispatched', 'in_progress'])

/**
 * POST /v1/cases/:caseId/evidence declares after-photos, so that their bytes may come. The photo ids make it idempotent: the
 * same photos again answer where they stand now.
 */
export const postEvidence: Handler = async (c, deps) => {
  const actor = signedIn(c)
  const caseId = uuidParam(c, 'caseId')
  const { value, bytes } = await readJson(c.req.raw, evidenceSchema)
  checkContentDigest(c.req.raw, bytes, 'optional')
  const { photos } = value
  if (new Set(photos.map((photo) => photo.id)).size < photos.length) {
    throw new Refusal('bad_body', { detail: 'photos: an id stands twice' })
  }
  const found = await deps.journal.findCase(actor.communityId, caseId)
  if (!found) await refuseIfGone(actor.communityId, 'case', caseId, deps)
  const relation = found && (await relationTo(found, actor, deps))
  if (!relation || !seesCase(relation)) throw new Refusal('not_found')
  if (!relation.handler) throw new Refusal('not_allowed')
  if (!OPEN.has(found.state)) throw new Refusal('wrong_state')
  const declared = await deps.journal.declareEvidence({
    communityId: actor.communityId,
    caseId,
    declaredBy: actor.personId,
    photos,
  })
  if (declared === 'key_reused') throw new Refusal('key_reused', { detail: 'a photo id is taken' })
  const receipt: EvidenceReceipt = { caseId, photos: declared.map(photoReceipt) }
  return c.json(receipt)
}
