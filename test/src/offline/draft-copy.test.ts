import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { onChange } from '../../../src/offline/changes.ts'
import { copiedTo, withCopy } from '../../../src/offline/copies.ts'
import { COPY_CACHE } from '../../../src/offline/copy-cache.ts'
import {
  addDraftPhoto,
  createDraft,
  deleteDraft,
  listDrafts,
  readDraft,
  removeDraftPhoto,
  saveDraft,
  settlePhoto,
} from '../../../src/offline/drafts.ts'
import { type LocalDb, openLocalDb } from '../../../src/offline/local-db.ts'
import { sealDraft } from '../../../src/offline/seal.ts'
import { secondCopy } from '../../../src/offline/second-copy.ts'
import { writeMe } from '../../../src/offline/settings.ts'
import { fakeCaches } from '../../support/fake-caches.ts'
import { breakWrites } from '../../support/full-disk.ts'
import { draftWithPhotos, handEnvironment, me, owner, readyPhoto } from '../../support/local-phone.ts'

let caches: CacheStorage
let db: LocalDb
const env = handEnvironment()

/** The phone is switched on: what the browser still has in its database, or a new one where it had to begin anew. */
async function start(storage: 'kept' | 'lost' = 'kept'): Promise<void> {
  if (storage === 'lost') globalThis.indexedDB = new IDBFactory()
  db = await openLocalDb(() => undefined)
  const copy = secondCopy(db, caches)
  copiedTo(db, async () => copy)
  await copy.restored
}
/** What the storage watch does after a burst of changes. */
const burstIsOver = () => withCopy(db, (copy) => copy.keepDrafts())

beforeEach(async () => {
  caches = fakeCaches()
  await start('lost')
  await writeMe(db, me)
})
afterEach(() => vi.restoreAllMocks())

const draft = () => draftWithPhotos(db, env, [readyPhoto(90_000), readyPhoto(5, 2)])
const source = { bytes: new ArrayBuffer(4), name: 'b.jpg', type: 'image/jpeg' }
const copied = async () =>
  (await (await caches.open(COPY_CACHE)).keys()).flatMap(({ url }) => url.split('/second-copy/draft')[1] ?? [])

describe('a draft', () => {
  test('comes back byte for byte when the storage is lost', async () => {
    const id = await draft()
    const before = await readDraft(db, id)
    await burstIsOver()
    await start('lost')
    expect(await readDraft(db, id)).toEqual(before)
    expect(before?.photos.map(({ ready }) => ready?.bytes.byteLength)).toEqual([90_000, 5])
  })

  test('comes back as it was written last', async () => {
    const id = await draft()
    await burstIsOver()
    const [first] = (await readDraft(db, id))?.photos ?? []
    await removeDraftPhoto(db, first?.photoId ?? '')
    await saveDraft(db, id, { words: '还有一辆' }, env)
    await burstIsOver()
    await start('lost')
    expect((await readDraft(db, id))?.draft.words).toBe('还有一辆')
    expect((await readDraft(db, id))?.photos.map(({ ready }) => ready?.bytes.byteLength)).toEqual([5])
    expect(await copied()).toHaveLength(2)
  })

  test('comes back, too, after bursts in which nothing of it changed; it is not written again for them', async () => {
    const id = await draft()
    await burstIsOver()
    const writes = vi.spyOn(await caches.open(COPY_CACHE), 'put')
    await burstIsOver()
    await burstIsOver()
    expect(writes).not.toHaveBeenCalled()
    await start('lost')
    expect((await readDraft(db, id))?.photos).toHaveLength(2)
  })

  test('comes back with a photo that was made ready after others, and whatever cannot be made ready', async () => {
    const { draftId } = await createDraft(db, owner, env)
    await addDraftPhoto(db, draftId, source, env) // never ready
    const late = await addDraftPhoto(db, draftId, source, env)
    await burstIsOver()
    await settlePhoto(db, late.photoId, { ready: readyPhoto(77), facts: { takenAt: null, position: null } })
    await burstIsOver()
    await start('lost')
    expect((await readDraft(db, draftId))?.photos.map(({ photoId }) => photoId)).toEqual([late.photoId])
  })

  test('comes back though somebody looks after the copy before that', async () => {
    const id = await draft()
    await burstIsOver()
    globalThis.indexedDB = new IDBFactory()
    db = await openLocalDb(() => undefined)
    const copy = secondCopy(db, caches)
    await copy.keepDrafts()
    expect((await readDraft(db, id))?.photos).toHaveLength(2)
  })

  test('comes back once where two tabs are opened together, and is told once', async () => {
    const id = await draft()
    await burstIsOver()
    globalThis.indexedDB = new IDBFactory()
    db = await openLocalDb(() => undefined)
    const heard = vi.fn()
    const off = onChange(heard)
    await Promise.all([secondCopy(db, caches).restored, secondCopy(db, caches).restored])
    off()
    expect((await readDraft(db, id))?.photos).toHaveLength(2)
    expect(heard).toHaveBeenCalledOnce()
  })

  test('comes back without the photo that was not ready yet', async () => {
    const id = await draft()
    await addDraftPhoto(db, id, source, env)
    await burstIsOver()
    await start('lost')
    expect((await readDraft(db, id))?.draft.photoIds).toHaveLength(2)
  })

  test('comes back without a photo whose copy is damaged', async () => {
    const id = await draft()
    await burstIsOver()
    const cache = await caches.open(COPY_CACHE)
    const [photoId] = (await readDraft(db, id))?.draft.photoIds ?? []
    const address = `/second-copy/draft-photo/${photoId}`
    const bytes = new Uint8Array((await (await cache.match(address))?.arrayBuffer()) ?? new ArrayBuffer(0))
    await cache.put(address, new Response(bytes.map((byte, at) => (at === bytes.length - 100 ? ~byte : byte))))
    await start('lost')
    expect((await readDraft(db, id))?.photos.map(({ ready }) => ready?.bytes.byteLength)).toEqual([5])
  })
})

describe('a draft does not come back', () => {
  test('once it was handed in, though the copy had no time to let go of it', async () => {
    const id = await draft()
    await burstIsOver()
    expect((await sealDraft(db, id, env)).ok).toBe(true)
    await start('lost')
    expect(await listDrafts(db, owner)).toEqual([])
    expect(await db.count('operations')).toBe(1)
  })

  test('once its author threw it away, though the copy had no time to let go of it', async () => {
    const id = await draft()
    await burstIsOver()
    await deleteDraft(db, id)
    await start()
    expect(await listDrafts(db, owner)).toEqual([])
    await burstIsOver()
    expect(await copied()).toEqual([])
  })
})

test('the copy of drafts, too, gives its room to the storage', async () => {
  const first = await draft()
  await burstIsOver()
  breakWrites((store) => store === 'drafts', 1)
  const second = await draft()
  await burstIsOver()
  expect((await listDrafts(db, owner)).map(({ draftId }) => draftId).sort()).toEqual([first, second].sort())
  expect(await copied()).toEqual([])
})

test('there may be nothing to give', async () => {
  await createDraft(db, owner, env)
  await burstIsOver()
  await writeMe(db, null)
  expect(await withCopy(db, (copy) => copy.giveWay())).toBe(false)
})
