import 'fake-indexeddb/auto'
import { forceCloseDatabase, IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { onChange } from '../../../src/offline/changes.ts'
import { listDrafts, readDraft, saveDraft } from '../../../src/offline/drafts.ts'
import { DB_VERSION, type LocalDbTrouble, openLocalDb } from '../../../src/offline/local-db.ts'
import { listMyReports, readPhotoBytes } from '../../../src/offline/my-reports.ts'
import { readFeedMark, readMe } from '../../../src/offline/settings.ts'
import { sha256Hex } from '../../../src/offline/sha256.ts'
import { leaveBehind } from '../../support/local-db-fixture.ts'
import { draftWithPhotos, freshPhone, handEnvironment, me, owner, readyPhoto } from '../../support/local-phone.ts'

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
})
const nothing = () => undefined

describe.each(Array.from({ length: DB_VERSION }, (_, i) => i + 1))(
  'a phone that last ran storage version %i',
  (version) => {
    test('opens with everything it held: drafts, reports, steps, and every photo byte for byte', async () => {
      const fixture = await leaveBehind(version)
      const db = await openLocalDb(nothing)
      for (const [name, { rows }] of Object.entries(fixture.stores)) {
        expect(await db.count(name as 'drafts'), name).toBe(rows.length) // names of our own stores
      }
      expect(await readMe(db)).toEqual(me)
      const mine = await listMyReports(db, owner)
      expect(mine.map((one) => [one.sync.state, one.photos.length, one.pending.length])).toEqual([
        ['delivered', 1, 1],
        ['sealed', 2, 0],
      ])
      for (const photo of mine.flatMap((one) => one.photos)) {
        const bytes = await readPhotoBytes(db, photo.photoId)
        expect(bytes && (await sha256Hex(bytes))).toBe(photo.sha256)
      }
      const [draft] = await listDrafts(db, owner)
      expect(draft).toMatchObject({ words: '写到一半' })
      expect((await readDraft(db, draft?.draftId ?? ''))?.photos[0]?.source?.bytes.byteLength).toBe(5)
      expect(await readFeedMark(db, owner, 'mine')).toMatchObject({ cursor: 'abc' })
      db.close()
    })
  },
)

test('an older page does not open what a newer one has changed, and changes nothing in it', async () => {
  await leaveBehind(1)
  const newer = indexedDB.open('woodpecker', DB_VERSION + 1)
  await new Promise((resolve) => {
    newer.onsuccess = resolve
  })
  newer.result.close()
  await expect(openLocalDb(nothing)).rejects.toMatchObject({ name: 'VersionError' })
})

test('a page steps aside for a newer one instead of blocking it, and says so', async () => {
  const troubles: LocalDbTrouble[] = []
  const db = await openLocalDb((trouble) => troubles.push(trouble))
  const newer = indexedDB.open('woodpecker', DB_VERSION + 1)
  await new Promise((resolve) => {
    newer.onsuccess = resolve
  })
  newer.result.close()
  expect(troubles).toEqual(['blocking'])
  await expect(db.get('settings', 'me')).rejects.toMatchObject({ name: 'InvalidStateError' })
})

describe('when the browser closes the storage under the page', () => {
  /** As iOS does it: with the event, or (WebKit 197050) without. */
  const closeUnder = (connections: IDBDatabase[], says = true) => {
    const last = connections.at(-1)
    if (!last) throw new Error('no connection')
    if (says)
      forceCloseDatabase(last as unknown as Parameters<typeof forceCloseDatabase>[0]) // its types name the class, not one of it
    else last.close()
  }
  const watchConnections = () => {
    const connections: IDBDatabase[] = []
    const open = indexedDB.open.bind(indexedDB)
    vi.spyOn(indexedDB, 'open').mockImplementation((name, version) => {
      const request = open(name, version)
      request.addEventListener('success', () => connections.push(request.result))
      return request
    })
    return connections
  }

  test('it is opened again under the same handle, everybody reads anew, and writing goes on', async () => {
    const connections = watchConnections()
    const troubles: LocalDbTrouble[] = []
    const db = await openLocalDb((trouble) => troubles.push(trouble))
    const heard = vi.fn()
    const off = onChange(heard)
    closeUnder(connections)
    await vi.waitFor(() => expect(connections).toHaveLength(2))
    await vi.waitFor(() => expect(heard).toHaveBeenCalled())
    off()
    expect(await readMe(db)).toBeNull()
    expect(troubles).toEqual([])
    db.close()
  })

  test('a write that finds it closed, with no event before, is done all the same', async () => {
    const connections = watchConnections()
    const db = await openLocalDb(nothing)
    const env = handEnvironment()
    const draftId = await draftWithPhotos(db, env, [readyPhoto()])
    closeUnder(connections, false)
    await saveDraft(db, draftId, { words: '没有丢' }, env)
    expect((await readDraft(db, draftId))?.draft.words).toBe('没有丢')
    db.close()
  })

  test('if it cannot be opened again, the page is told', async () => {
    const connections = watchConnections()
    const troubles: LocalDbTrouble[] = []
    await openLocalDb((trouble) => troubles.push(trouble))
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('gone', 'UnknownError')
    })
    closeUnder(connections)
    await vi.waitFor(() => expect(troubles).toEqual(['terminated']), { timeout: 5000 })
    vi.restoreAllMocks()
  })

  test('what the page closed itself stays closed', async () => {
    const { db } = await freshPhone()
    db.close()
    await expect(saveDraft(db, 'x', { words: 'x' }, handEnvironment())).rejects.toMatchObject({
      name: 'InvalidStateError',
    })
  })
})
