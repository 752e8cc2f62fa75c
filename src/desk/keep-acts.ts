import type { CaseAct } from '../../domain/case-act.ts'
import type { DeskCase } from '../../domain/case-view.ts'
import { pendingActs } from '../case-parts/pending-acts.ts'
import { sealAct } from '../offline/acts.ts'
import type { ReadyPhoto } from '../offline/draft.ts'
import { release, takeBack, UNDO_MS } from '../offline/held-back.ts'
import type { Kept } from '../offline/keep-operation.ts'
import type { Phone } from '../phone/phone.ts'

export type KeptActs = { ok: true; opIds: string[]; notBefore: number } | Extract<Kept, { ok: false }>

/**
 * Keeps steps on one case in the outbox, each on what the one before leaves, all held back so that they can be undone
 * together. Photos go with the last. What was still held back on this case goes out now: who takes the next step no longer doubts the last.
 */
export async function keepActs(
  { db, owner, env }: Pick<Phone, 'db' | 'owner' | 'env'>,
  seen: DeskCase,
  acts: readonly CaseAct[],
  photos: ReadyPhoto[] = [],
): Promise<KeptActs> {
  let after = await lastUnsent({ db, owner }, seen.caseId)
  if (after !== null) await release(db, owner, seen.caseId)
  const merges = await unsentMergesInto({ db, owner }, seen.caseId)
  for (const { caseId } of merges) await release(db, owner, caseId)
  for (const { opId } of merges) if (after === null || opId > after) after = opId
  const revision = seen.revision + merges.length // each moves the case it leads to by one
  const notBefore = env.now() + UNDO_MS
  const opIds: string[] = []
  for (const [at, act] of acts.entries()) {
    const input = {
      caseId: seen.caseId,
      act,
      revision: revision + at,
      after,
      notBefore,
      ...(at === acts.length - 1 && { photos }),
    }
    const kept = await sealAct(db, owner, input, env)
    if (!kept.ok) {
      await takeBack(db, opIds)
      return kept
    }
    opIds.push(kept.opId)
    after = kept.opId
  }
  return { ok: true, opIds, notBefore }
}

/** Own steps, not delivered yet, that merge another case into this one. */
async function unsentMergesInto({ db, owner }: Pick<Phone, 'db' | 'owner'>, caseId: string) {
  const pending = await pendingActs(db, owner)
  return pending.filter(({ act, hold }) => hold === null && act.act === 'merge' && act.into === caseId)
}

/** The own step on this case that has to arrive before the next. */
export async function lastUnsent({ db, owner }: Pick<Phone, 'db' | 'owner'>, caseId: string): Promise<string | null> {
  const own = await db.getAllFromIndex('operations', 'owner', [owner.communityId, owner.personId])
  const open = own.filter((op) => op.kind === 'act' && op.caseId === caseId && op.state !== 'delivered' && !op.hold)
  return open.reduce<string | null>((last, op) => (last === null || op.opId > last ? op.opId : last), null)
}
