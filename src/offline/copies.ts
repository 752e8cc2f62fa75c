import type { LocalDb } from './local-db.ts'
import type { SecondCopy } from './second-copy.ts'

/** How each database's second copy is opened; null where that cannot be done now. */
const copies = new WeakMap<LocalDb, () => Promise<SecondCopy | null>>()

export const copiedTo = (db: LocalDb, open: () => Promise<SecondCopy | null>): void => void copies.set(db, open)

/** Does something with a database's second copy, if it has one. Never fails: the copy is a help, not a promise. */
export async function withCopy<T>(db: LocalDb, work: (copy: SecondCopy) => Promise<T>): Promise<T | null> {
  try {
    const copy = await copies.get(db)?.()
    return copy ? await work(copy) : null
  } catch (error) {
    console.warn('second copy', error)
    return null
  }
}
