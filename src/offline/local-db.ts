import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { MyCase, NearCase, TaskCase } from '../../domain/case-view.ts'
import type { FeedScope } from '../../domain/wire.ts'
import type { Draft, DraftPhoto } from './draft.ts'
import type { KeptPhoto, Operation, PhotoBytes } from './operation.ts'

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
const DB_VERSION = 1

/** What the database's owner must hear about: another version took over, or the browser closed it under us. */
export type LocalDbTrouble = 'blocked' | 'blocking' | 'terminated'

/**
 * Opens this phone's storage, creating what is missing.
 * @throws whatever IndexedDB throws when storage is off or broken; the caller says so in words before anything is captured
 */
export async function openLocalDb(onTrouble: (trouble: LocalDbTrouble) => void, name = DB_NAME): Promise<LocalDb> {
  const db = await openDB<LocalSchema>(name, DB_VERSION, {
    upgrade(fresh, oldVersion) {
      if (oldVersion < 1) createFirstVersion(fresh)
    },
    blocked: () => onTrouble('blocked'),
    blocking: () => {
      // A newer page wants to upgrade: step aside, or it waits for ever.
      db.close()
      onTrouble('blocking')
    },
    terminated: () => onTrouble('terminated'),
  })
  return db
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
