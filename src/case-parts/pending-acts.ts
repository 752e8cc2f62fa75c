import { type CaseAct, caseActSchema } from '../../domain/case-act.ts'
import { parse } from '../../domain/parse.ts'
import type { Owner } from '../offline/draft.ts'
import type { LocalDb } from '../offline/local-db.ts'
import type { Hold, Operation, SendTrouble } from '../offline/operation.ts'

/** A step on a case that this person took and the server has not confirmed yet. */
export type PendingAct = {
  opId: string
  caseId: string
  sealedAt: number
  act: CaseAct
  hold: Hold | null
  trouble: SendTrouble['why'] | null
  photoIds: string[]
  /** The revision it was decided on. */
  ifMatch: number | null
  /** Held back until then so that it can be undone; null once it is being sent. */
  notBefore: number | null
}

/** This person's undelivered steps, oldest first: the order in which they are sent. */
export async function pendingActs(db: LocalDb, owner: Owner): Promise<PendingAct[]> {
  const all = await db.getAllFromIndex('operations', 'owner', [owner.communityId, owner.personId])
  const open = all.filter((operation) => operation.kind === 'act' && operation.state !== 'delivered')
  return open
    .map(asPending)
    .filter((pending) => pending !== null)
    .sort((a, b) => a.sealedAt - b.sealedAt || (a.opId < b.opId ? -1 : 1))
}

function asPending(operation: Operation): PendingAct | null {
  const act = parse(caseActSchema, JSON.parse(new TextDecoder().decode(operation.body)))
  if (!act.ok) return null // sealed by another version of this page; the outbox keeps and sends it all the same
  const { opId, caseId, sealedAt, hold, photoIds, ifMatch, notBefore = null } = operation
  return {
    opId,
    caseId,
    sealedAt,
    act: act.value,
    hold,
    trouble: operation.lastTrouble?.why ?? null,
    photoIds,
    ifMatch,
    notBefore,
  }
}

/** On its way, or about to be: longer than this it is stuck, and its author is told. */
const SENT_WITHIN_MS = 15_000

/** Whether its author is to be told that it has not arrived: it met trouble, waits for somebody, or takes long. */
export const isStuck = ({ hold, trouble, sealedAt }: PendingAct, now: number): boolean =>
  hold !== null || trouble !== null || now - sealedAt > SENT_WITHIN_MS

/** Whether it waits for a person: the server refused it, or the case had changed meanwhile. */
export const needsPerson = (pending: PendingAct): boolean =>
  pending.hold !== null && ['refused', 'conflict', 'damaged'].includes(pending.hold.why)
