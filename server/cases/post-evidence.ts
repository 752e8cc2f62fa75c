import { type Evidence, type EvidenceAct, evidenceSchema } from '../../domain/case-act.ts'
import type { CaseState } from '../../domain/lifecycle.ts'
import { stateForHandler } from '../../domain/task.ts'
import type { EvidenceReceipt } from '../../domain/wire.ts'
import type { Actor } from '../actor.ts'
import { checkContentDigest } from '../content-digest.ts'
import { dataAnswer } from '../data-answer.ts'
import type { Deps, Handler } from '../deps.ts'
import { refuseIfGone } from '../gone.ts'
import { readJson } from '../json-body.ts'
import { Refusal } from '../refusal.ts'
import { ifMatch, uuidParam } from '../request-parts.ts'
import { signedIn } from '../signed-in.ts'
import type { CaseRecord } from '../stores/case-record.ts'
import { photoReceipt } from '../stores/photo-record.ts'
import { refuseByLink } from '../task-links/refuse-by-link.ts'
import { checkAuthority, nextState } from './act-decision.ts'
import { refuseLongOver, refuseTooMany } from './join-rules.ts'
import { refuseStale } from './refuse-stale.ts'
import { relationTo, seesCase } from './relation.ts'

/** While the work is the handler's. */
const OPEN: ReadonlySet<CaseState> = new Set(['dispatched', 'in_progress'])

/**
 * POST /v1/cases/:caseId/evidence declares photos of an act before the act, so that their bytes may come: the handler's after-photos,
 * what whoever judges them saw, or what somebody saw who is joining. The photo ids make it idempotent: the same photos again answer where they stand now.
 */
export const postEvidence: Handler = async (c, deps) => {
  const actor = signedIn(c)
  const caseId = uuidParam(c, 'caseId')
  const { value, bytes } = await readJson(c.req.raw, evidenceSchema)
  checkContentDigest(c.req.raw, bytes, 'optional')
  const { photos, act = 'done' } = value
  refuseByLink(actor, act === 'done')
  if (new Set(photos.map((photo) => photo.id)).size < photos.length) {
    throw new Refusal('bad_body', { detail: 'photos: an id stands twice' })
  }
  const found = await deps.journal.findCase(actor.communityId, caseId)
  if (!found) await refuseIfGone(actor.communityId, 'case', caseId, deps)
  if (!found) throw new Refusal('not_found')
  const asked = { found, actor, photos, revision: ifMatch(c.req.raw), deps }
  const purpose = act === 'join' ? 'before' : 'after'
  await MAY_DECLARE[act](asked)
  const declared = await deps.journal.declareEvidence({
    communityId: actor.communityId,
    caseId,
    declaredBy: actor.personId,
    purpose,
    photos,
  })
  if (declared === 'key_reused') throw new Refusal('key_reused', { detail: 'a photo id is taken' })
  const receipt: EvidenceReceipt = { caseId, photos: declared.map(photoReceipt) }
  return dataAnswer(receipt)
}

type Asked = {
  found: CaseRecord
  actor: Actor
  photos: Evidence['photos']
  /** The one the step was decided on, where it was named. */
  revision: number | null
  deps: Deps
}

/** Throws the refusal that stands against photos for this act. */
const MAY_DECLARE: Record<EvidenceAct, (asked: Asked) => Promise<void>> = {
  done: async ({ found, actor, deps }) => {
    const relation = await relationTo(found, actor, deps)
    if (!seesCase(relation)) throw new Refusal('not_found')
    if (!relation.handler) throw new Refusal('not_allowed')
    if (!OPEN.has(stateForHandler(found.state, found.tasks, actor.personId))) throw new Refusal('wrong_state')
  },
  join: async ({ found, actor, photos, deps }) => {
    const relation = await relationTo(found, actor, deps)
    // Who has joined may be telling it again to a server that answered into the void.
    if (relation.joinedAt === null) nextState('join', { found, actor, relation, now: deps.now() })
    refuseLongOver(found, deps.now())
    await refuseTooMany(
      photos.map((photo) => photo.id),
      found,
      actor,
      deps,
    )
  },
  resolve: (asked) => mayTake('resolve', asked),
  verify: (asked) => mayTake('verify', asked),
  fail: (asked) => mayTake('fail', asked),
}

/**
 * Photos may come for a step that may be taken now. A step decided on an older state of the case is told so before its photos
 * travel; one whose photos are known may be telling them again to a server that answered into the void.
 */
async function mayTake(act: EvidenceAct, { found, actor, photos, revision, deps }: Asked): Promise<void> {
  const judged = { found, actor, relation: await relationTo(found, actor, deps), now: deps.now() }
  checkAuthority(act, judged)
  if (await areDeclared(photos, found, actor, deps)) return
  await refuseStale({ act }, revision, judged, deps)
  nextState(act, judged)
}

async function areDeclared(photos: Evidence['photos'], found: CaseRecord, actor: Actor, deps: Deps): Promise<boolean> {
  for (const { id } of photos) {
    const known = await deps.journal.findPhoto(found.communityId, id)
    if (known?.caseId !== found.caseId || known.declaredBy !== actor.personId) return false
  }
  return true
}
