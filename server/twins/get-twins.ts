import { NO_PHOTO_HASH } from '../../domain/photo-hash.ts'
import { DAY_MS } from '../../domain/shanghai-time.ts'
import {
  isTwinState,
  RECURS_WITHIN_DAYS,
  TWIN_WITHIN_M,
  type Twin,
  type TwinFacts,
  type Twins,
  twinReasons,
  twinWeight,
} from '../../domain/twins.ts'
import { relationTo } from '../cases/relation.ts'
import { dataAnswer } from '../data-answer.ts'
import type { Handler } from '../deps.ts'
import { deskReach } from '../desk/desk-reach.ts'
import { Refusal } from '../refusal.ts'
import { uuidParam } from '../request-parts.ts'
import { signedIn } from '../signed-in.ts'
import type { TwinCandidate } from '../stores/twin-journal.ts'

/** More than these nobody compares. */
const TWINS_MAX = 8

/** GET /v1/desk/cases/:caseId/twins: what of the own grids may be the same case, likeliest first, and why (可能是同一件). */
export const getTwins: Handler = async (c, deps) => {
  const actor = signedIn(c)
  const { communityId } = actor
  const found = await deps.journal.findCase(communityId, uuidParam(c, 'caseId'))
  const relation = found && (await relationTo(found, actor, deps))
  if (!found || !relation?.desk) throw new Refusal('not_found')
  const hashes = await deps.journal.photoHashes(communityId, found.caseId)
  const now = deps.now()
  const candidates = await deps.journal.twinCandidates(communityId, {
    reach: deskReach(actor.posts),
    caseId: found.caseId,
    place: found.place,
    hashes: hashes.map(({ hash }) => hash).filter((hash) => hash !== NO_PHOTO_HASH),
    metres: TWIN_WITHIN_M,
    endedSince: now - RECURS_WITHIN_DAYS * DAY_MS,
  })
  const answer: Twins = { cases: likeliest({ ...found, hashes }, candidates, now) }
  return dataAnswer(answer)
}

function likeliest(facts: TwinFacts, candidates: readonly TwinCandidate[], now: number): Twin[] {
  const twins = candidates.flatMap(({ place, hashes, ...other }): { twin: Twin; weight: number }[] => {
    if (!isTwinState(other.state, other.endedAt, now)) return []
    const reasons = twinReasons(facts, { ...other, place, hashes })
    if (!reasons) return []
    const twin = { ...other, ...reasons, photoId: reasons.photoId ?? hashes[0]?.photoId ?? null }
    return [{ twin, weight: twinWeight(reasons) }]
  })
  return twins
    .sort((a, b) => b.weight - a.weight || (a.twin.caseId < b.twin.caseId ? 1 : -1))
    .slice(0, TWINS_MAX)
    .map(({ twin }) => twin)
}
