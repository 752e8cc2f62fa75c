import { type CaseAct, EVIDENCE_ACTS } from '../../domain/case-act.ts'
import { randomId, uuidV7 } from '../../domain/id.ts'
import type { Owner, ReadyPhoto } from './draft.ts'
import type { Environment } from './environment.ts'
import { type Kept, keepOperation } from './keep-operation.ts'
import type { LocalDb } from './local-db.ts'
import { newOperation, newPhoto } from './new-operation.ts'

export type ActToSeal = {
  caseId: string
  act: CaseAct
  /** The revision the person decided on; null for a reporter's own supplement or withdrawal. */
  revision: number | null
  /** Evidence of the step: the ids of these photos are put into the act here. */
  photos?: ReadyPhoto[]
  /** The operation that must be delivered first. */
  after?: string | null
  /** Not to be sent before this time, Unix ms by this phone's clock: until then it can be taken back. */
  notBefore?: number
}

/** Puts a step on a case into the outbox, under the same promise as a report: on disk before it is called kept. */
export async function sealAct(db: LocalDb, owner: Owner, input: ActToSeal, env: Environment): Promise<Kept> {
  const opId = uuidV7(env.now(), env.random(10))
  const photos = await Promise.all((input.photos ?? []).map((ready) => newPhoto(opId, randomId(env.random(16)), ready)))
  const photoIds = photos.map(({ photo }) => photo.photoId)
  const act = withEvidence(input.act, photoIds)
  const operation = await newOperation(
    owner,
    {
      opId,
      kind: 'act',
      caseId: input.caseId,
      reportId: null,
      sealedAt: env.now(),
      ifMatch: input.revision,
      photoIds,
      after: input.after ?? null,
      ...(input.notBefore === undefined ? {} : { notBefore: input.notBefore }),
    },
    act,
  )
  return keepOperation(db, operation, photos, null)
}

/** The act as it names its photos; one that shows none stays as it is. */
function withEvidence(act: CaseAct, photoIds: string[]): CaseAct {
  const shows = (EVIDENCE_ACTS as readonly string[]).includes(act.act) // widened to ask about any act
  return shows && photoIds.length > 0 ? ({ ...act, photoIds } as CaseAct) : act // every act of the list takes photoIds
}
