import type { LocalDb } from './local-db.ts'

/** Databases that can be opened anew under the same handle, and how. */
const revivals = new WeakMap<LocalDb, () => Promise<boolean>>()

/** Registers how a handle gets a new connection. */
export const revivesBy = (db: LocalDb, reopen: () => Promise<boolean>): void => void revivals.set(db, reopen)

/** Gives a handle whose connection was lost a new one. False where that is not possible; the data is where it was. */
export const revive = async (db: LocalDb): Promise<boolean> => (await revivals.get(db)?.()) ?? false

/**
 * Whether the browser closed the storage under us: iOS does so under memory pressure, with or without an event
 * (field lesson 3; WebKit 197050: "Connection to Indexed Database server lost").
 */
export function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof DOMException || error instanceof Error)) return false
  if (error.name === 'InvalidStateError' || error.name === 'AbortError') return true
  return error.name === 'UnknownError' && /connection|lost|server/i.test(error.message)
}
