import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { MyCase, NearCase, TaskCase } from '../../domain/case-view.ts'
import type { FeedScope } from '../../domain/wire.ts'
import { announceChange } from './changes.ts'
import type { Draft, DraftPhoto } from './draft.ts'
import type { KeptPhoto, Operation, PhotoBytes } from './operation.ts'
import { revivesBy } from './revive.ts'

/** A case as the server last showed it to this person in one scope. */
export type CachedCase = {
  communityId: string
  personId: string
  scope: FeedScope
  caseId: string
  view: MyCase | TaskCase | NearCase
}

interface LocalSchema extends DBSchema {
  drafts: { key: string; value: Draft; indexes: { owner: [string, string] } }
  draftPhotos: { key: string; value: DraftPhoto; indexes: { draftId: string } }
  operations: { key: string; value: Operation; indexes: { owner: [string, string] } }
  photos: { key: string; value: KeptPhoto; indexes: { opId: string } }
  photoBytes: { key: string; value: PhotoBytes }
  cases: {
    key: [string, string, FeedScope, string]
    value: CachedCase
    indexes: { scope: [string, string, FeedScope] }
  }
  settings: { key: string; value: unknown }
}

export type LocalDb = IDBPDatabase<LocalSchema>

const DB_NAME = 'woodpecker'
/** Raised by one for every change; `upgrade` only ever adds (field lesson 13). */
export const DB_VERSION = 1

/**
 * What the database's owner must hear about. `blocked`: an older page holds it; `blocking`: a newer page took over, this
 * one is cut off; `terminated`: the browser closed it and it cannot be opened again.
 */
export type LocalDbTrouble = 'blocked' | 'blocking' | 'terminated'

/** Waits before each try to open again what the browser closed. */
const REOPEN_AFTER_MS = [0, 500, 2_000]

/**
 * Opens this phone's storage, creating what is missing. The handle outlives its connection: when the browser closes it
 * (iOS under memory pressure), it is opened again and everybody reads anew.
 * @throws whatever IndexedDB throws when storage is off or broken, `VersionError` when a newer page has been here; the
 *   caller says so in words before anything is captured
 */
export async function openLocalDb(onTrouble: (trouble: LocalDbTrouble) => void, name = DB_NAME): Promise<LocalDb> {
  let given = false
  let reopening: Promise<boolean> | null = null
  const connect = async (): Promise<LocalDb> =>
    openDB<LocalSchema>(name, DB_VERSION, {
      upgrade(fresh, oldVersion) {
        if (oldVersion < 1) createFirstVersion(fresh)
      },
      blocked: () => onTrouble('blocked'),
      blocking: () => {
        // A newer page wants to upgrade: step aside, or it waits for ever.
        given = true
        current.close()
        onTrouble('blocking')
      },
      terminated: () => void reopen(),
    })
  const reopen = (): Promise<boolean> => {
    if (given) return Promise.resolve(false)
    reopening ??= openAgain().finally(() => {
      reopening = null
    })
    return reopening
  }
  const openAgain = async (): Promise<boolean> => {
    if (isOpen(current)) return true
    for (const wait of REOPEN_AFTER_MS) {
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
      const fresh = await connect().catch(() => null)
      if (!fresh) continue
      current = fresh
      announceChange('session')
      announceChange()
      return true
    }
    onTrouble('terminated')
    return false
  }
  let current = await connect()
  const handle = handleOn(
    () => current,
    () => {
      given = true
    },
  )
  revivesBy(handle, reopen)
  return handle
}

/** A database whose every use goes to the connection of the moment. */
function handleOn(current: () => LocalDb, onClose: () => void): LocalDb {
  return new Proxy(current(), {
    get: (_, property) => {
      if (property === 'close') onClose()
      const value: unknown = Reflect.get(current(), property)
      return typeof value === 'function' ? value.bind(current()) : value
    },
    has: (_, property) => Reflect.has(current(), property),
  })
}

function isOpen(db: LocalDb): boolean {
  try {
    db.transaction('settings')
    return true
  } catch {
    return false
  }
}

function createFirstVersion(db: LocalDb): void {
  db.createObjectStore('drafts', { keyPath: 'draftId' }).createIndex('owner', ['communityId', 'personId'])
  db.createObjectStore('draftPhotos', { keyPath: 'photoId' }).createIndex('draftId', 'draftId')
  db.createObjectStore('operations', { keyPath: 'opId' }).createIndex('owner', ['communityId', 'personId'])
  db.createObjectStore('photos', { keyPath: 'photoId' }).createIndex('opId', 'opId')
  db.createObjectStore('photoBytes', { keyPath: 'photoId' })
  db.createObjectStore('cases', { keyPath: ['communityId', 'personId', 'scope', 'caseId'] }).createIndex('scope', [
    'communityId',
    'personId',
    'scope',
  ])
  db.createObjectStore('settings')
}
