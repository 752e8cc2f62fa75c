import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { openDB } from 'idb'
import { beforeEach, describe, expect, test } from 'vitest'
import { forgetGrounds, MAP_DB } from '../../../src/offline/forget-grounds.ts'
import { type LocalDb, openLocalDb } from '../../../src/offline/local-db.ts'
import { type MapStore, openMapStore } from '../../../src/offline/map-store.ts'
import { keepRoom } from '../../../src/offline/storage-room.ts'
import { draftWithPhotos, freshPhone, readyPhoto } from '../../support/local-phone.ts'

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
})

let clock = 1000
const opened = async (options: Parameters<typeof openMapStore>[0] = {}): Promise<MapStore> => {
  const store = await openMapStore({ now: () => clock++, ...options })
  if (!store) throw new Error('no store')
  return store
}
const key = (offset: number, communityId = 'c1', file = 'town.pmtiles') => ({ communityId, file, offset, length: 10 })
const piece = (size: number, tag = '"1"') => ({ bytes: new ArrayBuffer(size), tag })
const room = (free: number) => ({ estimate: async () => ({ quota: free + 1, usage: 1 }) })

describe('what a phone keeps of grounds', () => {
  test('is read back with its tag, and counted by community', async () => {
    const store = await opened()
    await store.keep(key(0), piece(100))
    await store.keep(key(10), piece(50))
    await store.keep(key(0, 'c2'), piece(7))
    expect((await store.read(key(0)))?.bytes.byteLength).toBe(100)
    expect(await store.read(key(99))).toBeNull()
    expect((await store.held('c1')).bytes).toBe(150)
    expect(await store.held('c3')).toEqual({ bytes: 0, at: null })
  })

  test('never takes more than it may: the oldest goes first', async () => {
    const store = await opened({ bytesMax: 250 })
    for (const offset of [0, 1, 2]) await store.keep(key(offset), piece(100))
    expect(await store.read(key(0))).toBeNull()
    expect(await store.read(key(2))).not.toBeNull()
    expect((await store.held('c1')).bytes).toBe(200)
    await store.keep(key(3), piece(251))
    expect(await store.read(key(3))).toBeNull()
  })

  test('goes altogether when the phone runs short of room for reports', async () => {
    const store = await opened({ storage: room(1e9) })
    await store.keep(key(0), piece(100))
    expect((await store.held('c1')).bytes).toBe(100)
    store.close()
    const tight = await opened({ storage: room(1e6) })
    await tight.keep(key(1), piece(100))
    expect((await tight.held('c1')).bytes).toBe(0)
  })

  test('is as new as its newest piece, and a piece that comes again takes its own place', async () => {
    const store = await opened({ bytesMax: 200 })
    clock = 5_000
    await store.keep(key(0), piece(100))
    await store.keep(key(1), piece(100))
    expect(await store.held('c1')).toEqual({ bytes: 200, at: 5_001 })
    await store.keep(key(1), piece(90, '"2"'))
    expect(await store.held('c1')).toEqual({ bytes: 190, at: 5_002 })
    expect((await store.read(key(1)))?.tag).toBe('"2"')
    await store.keep(key(2), piece(200))
    expect(await store.held('c1')).toEqual({ bytes: 200, at: 5_003 })
    expect([await store.read(key(0)), await store.read(key(1))]).toEqual([null, null])
  })

  test('goes with its bytes, not only with what is known of them', async () => {
    const store = await opened({ bytesMax: 150 })
    await store.keep(key(0), piece(100))
    await store.keep(key(1), piece(100))
    await store.dropFile('c1', 'town.pmtiles', null)
    expect(await store.held('c1')).toEqual({ bytes: 0, at: null })
    store.close()
    const raw = await openDB(MAP_DB)
    expect([await raw.count('pieces'), await raw.count('facts')]).toEqual([0, 0])
    raw.close()
  })

  test('of an archive that was replaced goes, of others stays', async () => {
    const store = await opened()
    await store.keep(key(0), piece(10, '"old"'))
    await store.keep(key(1), piece(10, '"new"'))
    await store.keep(key(0, 'c1', 'other.pmtiles'), piece(10, '"old"'))
    await store.dropFile('c1', 'town.pmtiles', '"new"')
    expect((await store.held('c1')).bytes).toBe(20)
  })

  test('is the first to go when room is kept, also while a map has it open', async () => {
    const { db } = await freshPhone()
    const store = await opened()
    await store.keep(key(0), piece(100))
    await keepRoom(db, room(1e9))
    expect((await store.held('c1')).bytes).toBe(100)
    await keepRoom(db, room(1e6))
    expect(await store.read(key(0)).catch(() => 'closed')).toBe('closed')
    expect((await (await opened()).held('c1')).bytes).toBe(0)
  })

  test('costs nobody anything where there is no storage', async () => {
    globalThis.indexedDB = {
      open: () => {
        throw new DOMException('no', 'SecurityError')
      },
    } as unknown as IDBFactory
    expect(await openMapStore()).toBeNull()
  })
})

describe('deleting it', () => {
  const reports = async (db: LocalDb) => [
    await db.getAllKeys('drafts'),
    await db.getAllKeys('draftPhotos'),
    await db.get('settings', 'me'),
  ]
  /** Whether a report in the making, with its photo, is still on the phone after `act`. */
  async function survives(act: () => Promise<unknown>): Promise<boolean> {
    const { db, env } = await freshPhone()
    await draftWithPhotos(db, env, [readyPhoto()])
    const before = JSON.stringify(await reports(db))
    const store = await opened()
    await store.keep(key(0), piece(100))
    store.close()
    db.close()
    await act()
    const again = await openLocalDb(() => {})
    const after = JSON.stringify(await reports(again))
    again.close()
    return after === before
  }
  const forget = (name: string) =>
    new Promise((resolve) => {
      indexedDB.deleteDatabase(name).onsuccess = resolve
    })

  test('leaves reports as they are, by our own button or by the whole database', async () => {
    expect(await survives(async () => (await opened()).clear())).toBe(true)
    expect((await (await opened()).held('c1')).bytes).toBe(0)
    expect(await survives(forgetGrounds)).toBe(true)
  })

  test('would be seen if it took them (negative control)', async () => {
    expect(await survives(() => forget('woodpecker'))).toBe(false)
  })
})
