import type { IDBPTransaction, StoreNames } from 'idb'
import type { LocalDb } from './local-db.ts'

type Schema = LocalDb extends import('idb').IDBPDatabase<infer S> ? S : never
type Store = StoreNames<Schema>

/** The phone has no room left for this. Nothing of it was written, nothing else was removed. */
export class LocalStorageFull extends Error {
  constructor(cause: unknown) {
    super('no room left on this device', { cause })
    this.name = 'LocalStorageFull'
  }
}

/**
 * One read-write transaction that is on disk when it resolves: durability `strict`, since Chrome relaxed its default
 * (field lesson 13). `work` must only await this transaction's own requests.
 * @throws LocalStorageFull on quota; anything else as IndexedDB threw it, after the transaction was rolled back
 */
export async function strictWrite<T, S extends Store[]>(
  db: LocalDb,
  stores: S,
  work: (tx: IDBPTransaction<Schema, S, 'readwrite'>) => Promise<T>,
): Promise<T> {
  const tx = db.transaction(stores, 'readwrite', { durability: 'strict' })
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
