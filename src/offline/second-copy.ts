import { announceChange } from './changes.ts'
import { COPY_CACHE } from './copy-cache.ts'
import { draftCopy } from './draft-copy.ts'
import type { LocalDb } from './local-db.ts'
import { namesIn } from './names-in.ts'
import type { Operation } from './operation.ts'
import { packOperation, unpackOperation, type WholeOperation } from './packed-operation.ts'
import { photosWithBytes } from './photos-with-bytes.ts'
import { writeSetting } from './settings.ts'
import { strictWrite } from './strict-write.ts'

const OPERATIONS = '/second-copy/operation/'
const SETTINGS = '/second-copy/setting/'

/**
 * What is not delivered yet, a second time. A browser that dies while it writes may find its IndexedDB damaged two starts later
 * and begin it anew, empty, whatever had been committed (docs/decisions/0023). Every operation goes into the copy after it was
 * kept, leaves it when the server has it or its author takes it back, and comes back from it when the storage has lost it.
 */
export type SecondCopy = {
  /** Copies an operation as it stands in the storage now. Without room for it there is none: the storage itself comes first. */
  keep(opId: string): Promise<void>
  /** Before the storage lets go of it: what is in neither can come back from neither. */
  forget(opIds: readonly string[]): Promise<void>
  /** What the phone has to know to be of use without a network; null removes it. */
  keepSetting(key: string, value: unknown): Promise<void>
  /** Brings the copy of drafts up to date; called after a burst of changes. */
  keepDrafts(): Promise<void>
  /** How many operations came back at this start. */
  restored: Promise<number>
  /** Gives its room to the storage. @returns whether there was anything to give */
  giveWay(): Promise<boolean>
}

/** Begins by bringing back what the storage has lost, then brings the copy up to date. */
export function secondCopy(db: LocalDb, caches: CacheStorage): SecondCopy {
  const opened = caches.open(COPY_CACHE)
  opened.catch(() => undefined) // told to whoever asks for it
  const drafts = opened.then((cache) => draftCopy(db, cache))
  drafts.catch(() => undefined)
  let hasRoom = true
  let isRestoring = true
  const keep = async (opId: string) => {
    const whole = hasRoom ? await readWhole(db, opId) : null
    if (whole && whole.operation.state !== 'delivered') {
      await (await opened).put(OPERATIONS + opId, new Response(packOperation(whole)))
    }
  }
  const forget = async (opIds: readonly string[]) => {
    const cache = await opened
    for (const opId of opIds) await cache.delete(OPERATIONS + opId)
  }
  const restored = opened.then(async (cache) => restoreFrom(cache, db, await drafts))
  const isTidy = restored.then(async () => {
    isRestoring = false
    const copied = new Set(await namesIn(await opened, OPERATIONS))
    const unsent = await unsentIds(db)
    await forget([...copied].filter((opId) => !unsent.has(opId)))
    for (const opId of unsent) if (!copied.has(opId)) await keep(opId)
  })
  isTidy.catch((error: unknown) => console.warn('second copy', error))
  let lastDrafts: Promise<void> = Promise.resolve()
  const keepDrafts = async () => {
    await restored // until then what the storage does not have may be what it lost
    if (hasRoom) await (await drafts).keep()
  }
  return {
    keep,
    forget,
    restored,
    keepDrafts: () => {
      lastDrafts = lastDrafts.catch(() => undefined).then(keepDrafts)
      return lastDrafts
    },
    keepSetting: async (key, value) => {
      const cache = await opened
      const address = SETTINGS + encodeURIComponent(key)
      if (value === null) await cache.delete(address)
      else await cache.put(address, new Response(JSON.stringify(value)))
    },
    giveWay: async () => {
      if (!hasRoom || isRestoring) return false
      hasRoom = false
      const cache = await opened
      const copied = await namesIn(cache, OPERATIONS)
      await forget(copied)
      return (await (await drafts).drop()) || copied.length > 0
    },
  }
}

async function unsentIds(db: LocalDb): Promise<Set<string>> {
  const all = await db.getAll('operations')
  return new Set(all.flatMap((op) => (op.state === 'delivered' ? [] : [op.opId])))
}

async function readWhole(db: LocalDb, opId: string): Promise<WholeOperation | null> {
  const operation = await db.get('operations', opId)
  return operation ? { operation, photos: await photosWithBytes(db, opId) } : null
}

async function restoreFrom(cache: Cache, db: LocalDb, drafts: ReturnType<typeof draftCopy>): Promise<number> {
  let count = 0
  for (const opId of await namesIn(cache, OPERATIONS)) {
    if ((await db.getKey('operations', opId)) !== undefined) continue
    const answer = await cache.match(OPERATIONS + opId)
    const whole = answer ? await unpackOperation(await answer.arrayBuffer()) : null
    if (whole && (await putBack(db, whole))) count++
  }
  const isLost = (await db.getKey('settings', 'me')) === undefined && (await namesIn(cache, SETTINGS)).includes('me')
  const draftsBack = isLost ? await drafts.restore() : 0
  // Last: who is signed in makes the page draw its screens, and then everything is here.
  const settings = await restoreSettings(cache, db)
  if (count + draftsBack > 0) announceChange()
  if (settings > 0) announceChange('session')
  return count
}

/** It is sent as if for the first time: the server knows its ids, and answers again for what it has (I10). */
function putBack(db: LocalDb, { operation, photos }: WholeOperation): Promise<boolean> {
  return strictWrite(db, ['operations', 'photos', 'photoBytes'], async (tx) => {
    const operations = tx.objectStore('operations')
    if ((await operations.getKey(operation.opId)) !== undefined) return false // another tab or the worker was quicker
    const again: Partial<Operation> = { attempts: 0, lastTriedAt: null, nextTryAt: null, lastTrouble: null }
    await operations.add({ ...operation, ...again })
    for (const { photo, bytes } of photos) {
      await tx.objectStore('photos').put(photo)
      await tx.objectStore('photoBytes').put({ photoId: photo.photoId, bytes })
    }
    return true
  })
}

/** Only what the storage knows nothing of: it is the newer of the two. */
async function restoreSettings(cache: Cache, db: LocalDb): Promise<number> {
  let count = 0
  for (const key of await namesIn(cache, SETTINGS)) {
    if ((await db.getKey('settings', key)) !== undefined) continue
    const answer = await cache.match(SETTINGS + encodeURIComponent(key))
    if (!answer) continue
    const value: unknown = await answer.json()
    await writeSetting(db, key, value)
    count++
  }
  return count
}
