import type { CaseAct } from '../../domain/case-act.ts'
import type { Community } from '../../domain/community.ts'
import type { Actor } from '../actor.ts'
import type { Deps } from '../deps.ts'
import { Refusal } from '../refusal.ts'
import type { AlsoChanged } from '../stores/case-journal.ts'
import type { CaseRecord, EventPayload } from '../stores/case-record.ts'

/** What a step changes in the case besides its state, what its event remembers, and what it does to other cases. */
export type Effect = { changes: Partial<CaseRecord>; payload: EventPayload; others?: AlsoChanged[] }

export type Act<Name extends CaseAct['act']> = Extract<CaseAct, { act: Name }>

/** What a step is decided on. `opId`: of the step itself, which names what it makes. */
export type Around = { found: CaseRecord; community: Community; actor: Actor; deps: Deps; now: number; opId: string }

/** The photos as evidence of this person on this case, each once. @throws Refusal photo_missing while one is not stored */
export async function ownEvidence(photoIds: readonly string[], { found, actor, deps }: Around): Promise<string[]> {
  for (const photoId of photoIds) {
    const photo = await deps.journal.findPhoto(found.communityId, photoId)
    const isEvidence =
      photo?.caseId === found.caseId && photo.declaredBy === actor.personId && photo.purpose === 'after'
    if (!isEvidence || photo.state !== 'stored') throw new Refusal('photo_missing', { detail: photoId })
  }
  return [...new Set(photoIds)]
}
