import type { IDBPTransaction, StoreNames } from 'idb'
import { withCopy } from './copies.ts'
import type { LocalDb } from './local-db.ts'
import { makeRoom } from './purge.ts'
import { isConnectionLost, revive } from './revive.ts'
import { noteStorage } from './storage-state.ts'

type Schema = LocalDb extends import('idb').IDBPDatabase<infer S> ? S : never
type Store = StoreNames<Schema>
type Work<T, S extends Store[]> = (tx: IDBPTransaction<Schema, S, 'readwrite'>) => Promise<T>

/** The phone has no room left for this. Nothing of it was written, nothing else was removed. */
export class LocalStorageFull extends Error {
  constructor(cause: unknown) {
    super('no room left on this device', { cause })
    this.name = 'LocalStorageFull'
  }
}

/** How much is let go of at once when a write found no room: a report of six photos, and its drafts' originals. */
const ROOM_STEP_BYTES = 8 * 1024 * 1024
const ROOM_STEPS_MAX = 4

/**
 * One read-write transaction that is on disk when it resolves: durability `strict`, since Chrome relaxed its default
 * (field lesson 13). `work` must only await this transaction's own requests, and may be run again: when there is no
 * room, delivered photos are let go of, oldest first, then the second copy; when the connection to the storage was lost, it is made anew.
 * @throws LocalStorageFull on quota; anything else as IndexedDB threw it, after the transaction was rolled back
 */
export const strictWrite = <T, S extends Store[]>(db: LocalDb, stores: S, work: Work<T, S>): Promise<T> =>
  write(db, stores, work, 'strict')

/**
 * The same for what can be had again (progress, what the server told): on disk soon.
 * @throws as `strictWrite`
 */
export const lightWrite = <T, S extends Store[]>(db: LocalDb, stores: S, work: Work<T, S>): Promise<T> =>
  write(db, stores, work, 'relaxed')

async function write<T, S extends Store[]>(
  db: LocalDb,
  stores: S,
  work: Work<T, S>,
  durability: 'strict' | 'relaxed',
): Promise<T> {
  for (let step = 0; ; step++) {
    try {
      const result = await once(db, stores, work, durability)
      noteStorage(false)
      return result
    } catch (error) {
      const again = step < ROOM_STEPS_MAX && (await canTryAgain(db, error))
      if (!again && error instanceof LocalStorageFull) noteStorage(true)
      if (!again) throw error
    }
  }
}

async function canTryAgain(db: LocalDb, error: unknown): Promise<boolean> {
  if (isConnectionLost(error)) return revive(db)
  if (!(error instanceof LocalStorageFull)) return false
  const freed = await makeRoom(db, ROOM_STEP_BYTES).catch(() => 0) // a disk so full that nothing can even be deleted
  return freed > 0 || ((await withCopy(db, (copy) => copy.giveWay())) ?? false)
}

async function once<T, S extends Store[]>(
  db: LocalDb,
  stores: S,
  work: Work<T, S>,
  durability: 'strict' | 'relaxed',
): Promise<T> {
  const tx = db.transaction(stores, 'readwrite', { durability })
  try {
    const result = await work(tx)
    await tx.done
    return result
  } catch (error) {
    tx.done.catch(() => undefined) // told to the caller by the throw below, once
    abortQuietly(tx)
    throw isQuota(error) || isQuota(tx.error) ? new LocalStorageFull(error) : error
  }
}

function abortQuietly(tx: { abort(): void }): void {
  try {
    tx.abort()
  } catch {
    // already aborted or finished by itself
  }
}

const isQuota = (error: unknown): boolean =>
  (error instanceof DOMException || error instanceof Error) && error.name === 'QuotaExceededError'
