import { copiedTo, withCopy } from './offline/copies.ts'
import { COPY_CACHE } from './offline/copy-cache.ts'
import type { LocalDb } from './offline/local-db.ts'
import type { SecondCopy } from './offline/second-copy.ts'
import { readMe } from './offline/settings.ts'

/**
 * Gives the storage its second copy, fetched when there is something to copy or to bring back. A storage that knows nobody waits for
 * it, so that a phone whose storage broke is again what it was; any other is looked after later (`shell/watch-storage.ts`).
 */
export async function withLateCopy(db: LocalDb): Promise<LocalDb> {
  let opened: Promise<SecondCopy | null> | null = null
  copiedTo(db, () => {
    opened ??= import('./offline/second-copy.ts').then(
      ({ secondCopy }) => secondCopy(db, caches),
      () => {
        opened = null // could not be fetched; asked for again at the next use
        return null
      },
    )
    return opened
  })
  if ((await readMe(db)) !== null) return db
  const hasCopy = await caches.has(COPY_CACHE).catch(() => false) // private windows refuse
  if (hasCopy) await withCopy(db, (copy) => copy.restored)
  return db
}
