import { randomId } from '../../domain/id.ts'
import { type Loss, lookForLoss, type Mirror, reflect } from '../offline/canary.ts'
import { onChange } from '../offline/changes.ts'
import { checkKeptPhotos } from '../offline/check-kept.ts'
import { withCopy } from '../offline/copies.ts'
import type { Environment } from '../offline/environment.ts'
import type { LocalDb } from '../offline/local-db.ts'
import { askToPersist, keepRoom } from '../offline/storage-room.ts'

/** What is missing, and how much of it came back from the second copy. */
export type LossTold = Loss & { restored: number }

const KEY = 'woodpecker-canary'
/** After a burst of changes the disk is left alone for this long. */
const SETTLED_MS = 1_500

const mirror: Mirror = {
  read: () => localStorage.getItem(KEY),
  write: (text) => localStorage.setItem(KEY, text),
}

/**
 * Looks once for what was lost, then keeps an eye on the storage: after each burst of changes the canary's mirror is
 * brought up to date, persistence is asked for once there is something to lose, and room is made before it runs out.
 * Nothing in here is needed to report; whatever of it fails is only logged.
 */
export function watchStorage(db: LocalDb, env: Environment, onLoss: (loss: LossTold) => void): () => void {
  const quietly = (work: Promise<unknown>) => work.catch((error: unknown) => console.warn('storage watch', error))
  const begin = async () => {
    const restored = (await withCopy(db, (copy) => copy.restored)) ?? 0
    const loss = await lookForLoss(db, mirror, () => randomId(env.random(16)))
    if (loss || restored > 0) onLoss({ what: 'storage', reports: 0, ...loss, restored })
    await checkKeptPhotos(db)
  }
  const tend = async () => {
    await reflect(db, mirror)
    await askToPersist(db, navigator.storage, env.now())
    await keepRoom(db, navigator.storage)
    await withCopy(db, (copy) => copy.keepDrafts())
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  const soon = () => {
    clearTimeout(timer)
    timer = setTimeout(() => void quietly(tend()), SETTLED_MS)
  }
  void quietly(begin()).then(soon)
  const off = onChange(soon)
  return () => {
    clearTimeout(timer)
    off()
  }
}
