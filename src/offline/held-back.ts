import { announceChange } from './changes.ts'
import { withCopy } from './copies.ts'
import type { Owner } from './draft.ts'
import type { LocalDb } from './local-db.ts'
import type { Operation } from './operation.ts'
import { lightWrite, strictWrite } from './strict-write.ts'

/** How long a settling act of the desk can be taken back: nobody is told before, because the server has not heard it. */
export const UNDO_MS = 10_000

type Held = Pick<Operation, 'notBefore'>

/** Whether it still waits for its author to think better of it. A clock set back does not make that longer. */
export const isHeldBack = ({ notBefore }: Held, now: number): boolean =>
  notBefore !== undefined && notBefore > now && notBefore - now <= UNDO_MS

/** Whether it never left this phone: only then can it be taken back as if it had not been done. */
export const canBeTakenBack = (op: Pick<Operation, 'kind' | 'state' | 'notBefore'>): boolean =>
  op.kind === 'act' && op.state === 'sealed' && op.notBefore !== undefined

/**
 * From here on it is being sent and cannot be taken back. Of this and `takeBack` the one that commits first wins, also
 * between tabs.
 * @returns whether it is still there
 */
export async function claim(db: LocalDb, opId: string): Promise<boolean> {
  const claimed = await lightWrite(db, ['operations'], async (tx) => {
    const op = await tx.objectStore('operations').get(opId)
    if (!op) return false
    const { notBefore: _, ...free } = op
    await tx.objectStore('operations').put(free)
    return true
  })
  announceChange()
  return claimed
}

/**
 * Takes acts back that their author no longer wants, with what was to follow them: all, or none when one of them may
 * have been heard by the server already. The person's own act, never done by itself.
 */
export async function takeBack(db: LocalDb, opIds: readonly string[]): Promise<boolean> {
  await forgetCopies(db, opIds)
  const taken = await strictWrite(db, ['operations', 'photos', 'photoBytes'], async (tx) => {
    const operations = tx.objectStore('operations')
    const all = await operations.getAll()
    const asked = all.filter((op) => opIds.includes(op.opId))
    if (asked.length < opIds.length || !asked.every(canBeTakenBack)) return false
    for (const op of withFollowers(asked, all)) {
      await operations.delete(op.opId)
      for (const photoId of op.photoIds) {
        await tx.objectStore('photos').delete(photoId)
        await tx.objectStore('photoBytes').delete(photoId)
      }
    }
    return true
  })
  announceChange()
  return taken
}

/** The second copy lets go of these and of what follows them, before the storage does: nothing taken back may come back. */
export async function forgetCopies(db: LocalDb, opIds: readonly string[]): Promise<void> {
  await withCopy(db, async (copy) => {
    const all = await db.getAll('operations')
    const asked = all.filter((op) => opIds.includes(op.opId))
    await copy.forget(withFollowers(asked, all).map((op) => op.opId))
  })
}

/** These and every step on the same case that was decided on what they would leave behind. */
export function withFollowers(first: readonly Operation[], all: readonly Operation[]): Operation[] {
  const found = [...first]
  for (const op of found) {
    const next = all.filter((one) => isFollower(one, op) && !found.includes(one))
    found.push(...next)
  }
  return found
}

/** A step decided on what another step of the same person leaves behind; a reporter's own steps need no revision. */
export const isFollower = (op: Operation, of: Operation): boolean =>
  op.after === of.opId && of.kind === 'act' && op.caseId === of.caseId && op.ifMatch !== null && op.state === 'sealed'

/** Lets what is held back go out at the next run: all of this person, or of one case. @returns whether there was any */
export async function release(db: LocalDb, owner: Owner, caseId?: string): Promise<boolean> {
  const any = await lightWrite(db, ['operations'], async (tx) => {
    const own = await tx.objectStore('operations').index('owner').getAll([owner.communityId, owner.personId])
    const held = own.filter((op) => op.notBefore !== undefined && (caseId === undefined || op.caseId === caseId))
    for (const op of held) await tx.objectStore('operations').put({ ...op, notBefore: 0 })
    return held.length > 0
  })
  if (any) announceChange()
  return any
}
