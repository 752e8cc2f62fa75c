import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { DeskCase } from '../../domain/case-view.ts'
import type { Rendition } from '../../domain/photo.ts'
import type { Owner } from './draft.ts'
import { roomLeft, type StorageOffice } from './storage-room.ts'

/** Apart from the reports' database on purpose: it may be deleted, damaged or full without touching a single report. */
export const PATROL_DB = 'woodpecker-patrol'

/** A leader's evening: more than this nobody looks at in one walk. */
export const PATROL_CASES_MAX = 60
/** About eighty photos as they are kept. */
export const PATROL_BYTES_MAX = 24 * 1024 * 1024
/** What was not heard of for so long is too old to be judged by, and is let go of. */
export const PATROL_KEPT_MS = 3 * 86_400_000

type Of = { communityId: string; personId: string }
type KeptCase = Of & { caseId: string; at: number; view: DeskCase }
type KeptPhoto = Of & { photoId: string; rendition: Rendition; caseId: string; bytes: ArrayBuffer }

interface PatrolSchema extends DBSchema {
  cases: { key: [string, string, string]; value: KeptCase }
  photos: { key: [string, string, string, Rendition]; value: KeptPhoto }
  heard: { key: [string, string]; value: Of & { at: number } }
}

export type PhotoWanted = { caseId: string; photoId: string; rendition: Rendition }

/** The cases that wait to be verified (待核查), kept for a walk without signal. Each person's own; another's are never read. */
export type PatrolStore = {
  /** Keeps exactly these of this person, newest first as they come, and lets go of everything else, other people's included. */
  replace(owner: Owner, cases: readonly DeskCase[], at: number): Promise<void>
  /** What was last kept, and when it was heard (Unix ms); null when nothing is, or when it is too old at `now`. */
  cases(owner: Owner, now: number): Promise<{ cases: DeskCase[]; at: number } | null>
  /** Keeps a photo of a kept case while there is room. @returns false: there is none, further ones need not be fetched */
  keepPhoto(owner: Owner, photo: PhotoWanted, bytes: ArrayBuffer): Promise<boolean>
  hasPhoto(owner: Owner, photoId: string, rendition: Rendition): Promise<boolean>
  photo(owner: Owner, photoId: string, rendition: Rendition): Promise<ArrayBuffer | null>
  clear(): Promise<void>
  close(): void
}

type Options = { storage?: StorageOffice | undefined; bytesMax?: number; name?: string }

/** Opens the store; null where the browser has none to give (a private window): then nothing is kept. */
export async function openPatrolStore(options: Options = {}): Promise<PatrolStore | null> {
  const { storage, bytesMax = PATROL_BYTES_MAX, name = PATROL_DB } = options
  const db = await openDatabase(name).catch(() => null)
  return db && patrolStoreOn(db, storage, bytesMax)
}

/** Asynchronous also where IndexedDB throws at once. */
const openDatabase = async (name: string): Promise<IDBPDatabase<PatrolSchema>> =>
  openDB<PatrolSchema>(name, 1, {
    upgrade(fresh) {
      fresh.createObjectStore('cases', { keyPath: ['communityId', 'personId', 'caseId'] })
      fresh.createObjectStore('photos', { keyPath: ['communityId', 'personId', 'photoId', 'rendition'] })
      fresh.createObjectStore('heard', { keyPath: ['communityId', 'personId'] })
    },
    blocking: (_current, _blocked, event) => {
      if (event.target instanceof IDBDatabase) event.target.close() // somebody deletes it: step aside
    },
  })

function patrolStoreOn(
  db: IDBPDatabase<PatrolSchema>,
  storage: StorageOffice | undefined,
  bytesMax: number,
): PatrolStore {
  const clear = async () => {
    const tx = db.transaction(['cases', 'photos', 'heard'], 'readwrite')
    await Promise.all([
      tx.objectStore('cases').clear(),
      tx.objectStore('photos').clear(),
      tx.objectStore('heard').clear(),
    ])
    await tx.done
  }
  let bytes: number | null = null // counted once: reading all photos for each new one would take long
  const photo = async ({ communityId, personId }: Owner, photoId: string, rendition: Rendition) =>
    (await db.get('photos', [communityId, personId, photoId, rendition]))?.bytes ?? null
  return {
    async replace(owner, cases, at) {
      bytes = null
      await replace(db, owner, cases.slice(0, PATROL_CASES_MAX), at)
    },
    cases: (owner, now) => readCases(db, owner, now),
    async keepPhoto({ communityId, personId }, wanted, fresh) {
      const room = await roomLeft(storage)
      if (room && room.state !== 'enough') return false // what is left belongs to reports
      bytes ??= await bytesKept(db)
      if (bytes + fresh.byteLength > bytesMax) return false
      const tx = db.transaction(['cases', 'photos'], 'readwrite')
      const isKept = (await tx.objectStore('cases').getKey([communityId, personId, wanted.caseId])) !== undefined
      if (isKept) await tx.objectStore('photos').put({ communityId, personId, ...wanted, bytes: fresh })
      await tx.done
      if (isKept) bytes += fresh.byteLength
      return true
    },
    hasPhoto: async ({ communityId, personId }, photoId, rendition) =>
      (await db.getKey('photos', [communityId, personId, photoId, rendition])) !== undefined,
    photo,
    clear,
    close: () => db.close(),
  }
}

async function replace(
  db: IDBPDatabase<PatrolSchema>,
  { communityId, personId }: Owner,
  cases: readonly DeskCase[],
  at: number,
): Promise<void> {
  const shown = new Set(cases.flatMap((view) => view.photos.map(({ id }) => id)))
  const tx = db.transaction(['cases', 'photos', 'heard'], 'readwrite')
  await tx.objectStore('cases').clear()
  await tx.objectStore('heard').clear()
  for (const view of cases) await tx.objectStore('cases').put({ communityId, personId, caseId: view.caseId, at, view })
  await tx.objectStore('heard').put({ communityId, personId, at })
  const photos = tx.objectStore('photos')
  for (const key of await photos.getAllKeys()) {
    const [itsCommunity, itsPerson, photoId] = key
    if (itsCommunity !== communityId || itsPerson !== personId || !shown.has(photoId)) await photos.delete(key)
  }
  await tx.done
}

async function readCases(db: IDBPDatabase<PatrolSchema>, { communityId, personId }: Owner, now: number) {
  const tx = db.transaction(['cases', 'heard'])
  const heard = await tx.objectStore('heard').get([communityId, personId])
  const all = await tx
    .objectStore('cases')
    .getAll(IDBKeyRange.bound([communityId, personId], [communityId, personId, []]))
  if (!heard || now - heard.at > PATROL_KEPT_MS) return null
  const cases = all.map(({ view }) => view).sort((a, b) => b.receivedAt - a.receivedAt)
  return { cases, at: heard.at }
}

async function bytesKept(db: IDBPDatabase<PatrolSchema>): Promise<number> {
  let bytes = 0
  for (let at = await db.transaction('photos').store.openCursor(); at; at = await at.continue()) {
    bytes += at.value.bytes.byteLength
  }
  return bytes
}
