import { copiedTo, withCopy } from './offline/copies.ts'
import { COPY_CACHE } from './offline/copy-cache.ts'
import type { LocalDb } from './offline/local-db.ts'
import type { SecondCopy } from './offline/second-copy.ts'
import { readMe } from './offline/settings.ts'
import { whenIdle } from './ui/when-idle.ts'

/**
 * Gives the storage its second copy, fetched when there is something to copy or to bring back. Most starts do not wait for it; a
 * storage that knows nobody does, so that a phone whose storage broke is again what it was.
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
  const bringBack = async () => {
    const hasCopy = await caches.has(COPY_CACHE).catch(() => false) // private windows refuse
    if (hasCopy) await withCopy(db, (copy) => copy.restored)
  }
  if ((await readMe(db)) === null) await bringBack()
  else whenIdle(() => void bringBack())
  return db
}
