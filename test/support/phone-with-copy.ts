import { IDBFactory } from 'fake-indexeddb'
import { copiedTo } from '../../src/offline/copies.ts'
import { COPY_CACHE } from '../../src/offline/copy-cache.ts'
import { type LocalDb, openLocalDb } from '../../src/offline/local-db.ts'
import { secondCopy } from '../../src/offline/second-copy.ts'
import { writeMe } from '../../src/offline/settings.ts'
import { fakeCaches } from './fake-caches.ts'
import { me } from './local-phone.ts'

/** A phone with a second copy of what it keeps, somebody signed in. */
export async function phoneWithCopy() {
  const caches = fakeCaches()
  const phone = {
    db: null as unknown as LocalDb, // opened before anybody has it
    caches,
    cache: await caches.open(COPY_CACHE),
    /** The browser has begun its database anew, empty; nobody has looked yet what is missing. */
    lose: async () => {
      globalThis.indexedDB = new IDBFactory()
      phone.db = await openLocalDb(() => undefined)
    },
    /** The phone is switched on, with what the browser still has or with nothing. @returns how many operations came back */
    start: async (storage: 'kept' | 'lost' = 'kept'): Promise<number> => {
      if (storage === 'lost') await phone.lose()
      else phone.db = await openLocalDb(() => undefined)
      const copy = secondCopy(phone.db, caches)
      copiedTo(phone.db, async () => copy)
      return copy.restored
    },
    /** The last parts of the addresses of all that is copied. */
    copied: async () => (await phone.cache.keys()).map(({ url }) => url.split('/').at(-1)),
    kept: () => phone.db.getAllKeys('operations'),
  }
  await phone.start('lost')
  await writeMe(phone.db, me)
  return phone
}

export type PhoneWithCopy = Awaited<ReturnType<typeof phoneWithCopy>>

/** The copy was brought up to date after a start, too. */
export const isTidy = () => new Promise((resolve) => setTimeout(resolve, 50))
