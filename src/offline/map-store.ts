import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import { MAP_DB } from './forget-grounds.ts'
import { roomLeft, type StorageOffice } from './storage-room.ts'

/** What of a ground lies on this phone: a picture whole, or a range of a tile archive. */
export type MapPieceKey = { communityId: string; file: string; offset: number; length: number }
export type MapPiece = {
  bytes: ArrayBuffer
  /** The server's entity tag of the file it was cut from; pieces of different tags must not be mixed. */
  tag: string
}

type Facts = { key: string; communityId: string; file: string; size: number; at: number; tag: string }

interface MapSchema extends DBSchema {
  pieces: { key: string; value: ArrayBuffer }
  facts: { key: string; value: Facts; indexes: { file: [string, string]; at: number } }
}

/** About what a hundred photos of reports take. A community's box at five zooms is a few MB; the rest is what was looked at. */
export const MAP_BYTES_MAX = 40 * 1024 * 1024

/** What `held` says: bytes on this phone and when the newest of them came (Unix ms; null: nothing). */
export type MapHeld = { bytes: number; at: number | null }

export type MapStore = {
  read(key: MapPieceKey): Promise<MapPiece | null>
  /** Keeps a piece where there is room for it; otherwise does nothing. Never throws: a map is a convenience, reports are not. */
  keep(key: MapPieceKey, piece: MapPiece): Promise<void>
  /** Lets go of everything of one file that carries another tag than this; null: of all of it. */
  dropFile(communityId: string, file: string, exceptTag: string | null): Promise<void>
  held(communityId: string): Promise<MapHeld>
  /** Lets go of all grounds of all communities. */
  clear(): Promise<void>
  close(): void
}

type Options = { storage?: StorageOffice | undefined; now?: () => number; bytesMax?: number; name?: string }

/** Opens the store of grounds; null where the browser has none to give (a private window): then nothing is kept. */
export async function openMapStore(options: Options = {}): Promise<MapStore | null> {
  const { storage, now = () => Date.now(), bytesMax = MAP_BYTES_MAX, name = MAP_DB } = options
  const db = await openDatabase(name).catch(() => null)
  return db && mapStoreOn(db, storage, now, bytesMax)
}

/** Asynchronous also where IndexedDB throws at once. */
const openDatabase = async (name: string): Promise<IDBPDatabase<MapSchema>> =>
  openDB<MapSchema>(name, 1, {
    upgrade(fresh) {
      fresh.createObjectStore('pieces')
      const facts = fresh.createObjectStore('facts', { keyPath: 'key' })
      facts.createIndex('file', ['communityId', 'file'])
      facts.createIndex('at', 'at')
    },
    blocking: (_current, _blocked, event) => {
      if (event.target instanceof IDBDatabase) event.target.close() // somebody deletes it: step aside
    },
  })

const keyOf = ({ communityId, file, offset, length }: MapPieceKey) => `${communityId}/${file}/${offset}+${length}`

function mapStoreOn(
  db: IDBPDatabase<MapSchema>,
  storage: StorageOffice | undefined,
  now: () => number,
  bytesMax: number,
): MapStore {
  const clear = async () => {
    const tx = db.transaction(['pieces', 'facts'], 'readwrite')
    await Promise.all([tx.objectStore('pieces').clear(), tx.objectStore('facts').clear(), tx.done])
  }
  return {
    async read(key) {
      const id = keyOf(key)
      const tx = db.transaction(['pieces', 'facts'])
      const [bytes, facts] = await Promise.all([tx.objectStore('pieces').get(id), tx.objectStore('facts').get(id)])
      return bytes && facts ? { bytes, tag: facts.tag } : null
    },
    async keep(key, { bytes, tag }) {
      try {
        const room = await roomLeft(storage)
        if (room && room.state !== 'enough') return await clear() // what is left belongs to reports
        if (bytes.byteLength > bytesMax) return
        const { communityId, file } = key
        const id = keyOf(key)
        await makeRoomFor(db, id, bytes.byteLength, bytesMax)
        const tx = db.transaction(['pieces', 'facts'], 'readwrite')
        const facts = { key: id, communityId, file, size: bytes.byteLength, at: now(), tag }
        await Promise.all([tx.objectStore('pieces').put(bytes, id), tx.objectStore('facts').put(facts), tx.done])
      } catch {
        await clear().catch(() => {}) // the phone is full, or its storage fails: the map is the first to go
      }
    },
    dropFile: (communityId, file, exceptTag) => dropFile(db, communityId, file, exceptTag),
    async held(communityId) {
      const mine = (await db.getAll('facts')).filter((facts) => facts.communityId === communityId)
      const at = mine.reduce((newest, facts) => Math.max(newest, facts.at), 0)
      return { bytes: mine.reduce((sum, { size }) => sum + size, 0), at: mine.length > 0 ? at : null }
    },
    clear,
    close: () => db.close(),
  }
}

/** Lets go of the oldest pieces until this one fits beside the rest. */
async function makeRoomFor(db: IDBPDatabase<MapSchema>, id: string, bytes: number, bytesMax: number): Promise<void> {
  const oldestFirst = (await db.getAllFromIndex('facts', 'at')).filter(({ key }) => key !== id)
  let total = oldestFirst.reduce((sum, { size }) => sum + size, bytes)
  for (const { key, size } of oldestFirst) {
    if (total <= bytesMax) return
    await dropPieces(db, [key])
    total -= size
  }
}

async function dropFile(db: IDBPDatabase<MapSchema>, communityId: string, file: string, exceptTag: string | null) {
  const facts = await db.getAllFromIndex('facts', 'file', [communityId, file])
  await dropPieces(
    db,
    facts.filter(({ tag }) => tag !== exceptTag).map(({ key }) => key),
  )
}

async function dropPieces(db: IDBPDatabase<MapSchema>, keys: readonly string[]): Promise<void> {
  const tx = db.transaction(['pieces', 'facts'], 'readwrite')
  for (const key of keys) {
    await tx.objectStore('pieces').delete(key)
    await tx.objectStore('facts').delete(key)
  }
  await tx.done
}
