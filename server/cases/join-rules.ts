import { END_STATES, NEAR_AFTER_END_DAYS } from '../../domain/lifecycle.ts'
import { PHOTOS_PER_REPORT_MAX } from '../../domain/photo.ts'
import { DAY_MS } from '../../domain/shanghai-time.ts'
import type { Actor } from '../actor.ts'
import type { Deps } from '../deps.ts'
import { Refusal } from '../refusal.ts'
import type { CaseRecord } from '../stores/case-record.ts'

/** A phone may have offered the case on its last day and have been without a network since. */
const LATE_DAYS = 30
/** A joining taken back and made anew declares its photos again under other ids; more than twice is no mistake. */
const DECLARED_MAX = 3 * PHOTOS_PER_REPORT_MAX

/** @throws Refusal wrong_state when the case has been over for too long to be joined */
export function refuseLongOver({ state, endedAt }: CaseRecord, now: number): void {
  if (!END_STATES.has(state)) return
  if (endedAt === null || now - endedAt > (NEAR_AFTER_END_DAYS + LATE_DAYS) * DAY_MS) throw new Refusal('wrong_state')
}

/** The photos that this joining names, as far as they could be kept; one the server refused for good does not hold it up. */
export async function joinersPhotos(
  photoIds: readonly string[],
  found: CaseRecord,
  actor: Actor,
  { journal }: Deps,
): Promise<string[]> {
  const kept = new Set<string>()
  for (const photoId of photoIds) {
    const photo = await journal.findPhoto(found.communityId, photoId)
    const isOwn = photo?.caseId === found.caseId && photo.declaredBy === actor.personId && photo.purpose === 'before'
    if (!isOwn || photo.state === 'awaiting') throw new Refusal('photo_missing', { detail: photoId })
    if (photo.state === 'stored') kept.add(photoId)
  }
  return [...kept]
}

/** @throws Refusal bad_body when this person declares more photos for one case than anybody would in earnest */
export async function refuseTooMany(
  photoIds: readonly string[],
  found: CaseRecord,
  actor: Actor,
  { journal }: Deps,
): Promise<void> {
  const [file] = await journal.readFiles(found.communityId, [found.caseId])
  const declared = (file?.photos ?? []).filter(({ declaredBy }) => declaredBy === actor.personId)
  const ids = new Set([...declared.map((photo) => photo.declared.id), ...photoIds])
  if (ids.size > DECLARED_MAX) throw new Refusal('bad_body', { detail: `photos: at most ${DECLARED_MAX} for one case` })
}
