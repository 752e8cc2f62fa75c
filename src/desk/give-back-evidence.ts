import { randomId } from '../../domain/id.ts'
import { type EvidenceDraft, writeEvidenceDraft } from '../case-parts/evidence-draft.ts'
import { photosOfOperation } from '../case-parts/operation-photos.ts'
import type { Owner } from '../offline/draft.ts'
import { realEnvironment } from '../offline/environment.ts'
import type { LocalDb } from '../offline/local-db.ts'
import type { Undoable } from './undoable.ts'

/**
 * What was gathered for a judgement that is about to be undone. Calling the answer puts it back into its form, so that whoever
 * changes their mind does not have to walk there again.
 */
export async function evidenceToGiveBack(
  db: LocalDb,
  owner: Owner,
  { caseId, act, opIds }: Pick<Undoable, 'caseId' | 'act' | 'opIds'>,
  random = realEnvironment.random,
): Promise<() => Promise<void>> {
  if (act.act !== 'verify' && act.act !== 'fail') return async () => undefined
  const ready = (await Promise.all(opIds.map((opId) => photosOfOperation(db, opId)))).flat()
  const draft: EvidenceDraft = {
    note: act.act === 'verify' ? act.note : act.reason,
    photos: ready.map((one) => ({ id: randomId(random(16)), source: null, ready: one, trouble: null })),
  }
  const step = act.act
  // Without room the judgement is undone all the same; the photos were a courtesy.
  return () => writeEvidenceDraft(db, owner, { caseId, step }, draft).catch(() => undefined)
}
