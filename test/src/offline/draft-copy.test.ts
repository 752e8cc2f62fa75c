import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { onChange } from '../../../src/offline/changes.ts'
import { withCopy } from '../../../src/offline/copies.ts'
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
import { sealDraft } from '../../../src/offline/seal.ts'
import { secondCopy } from '../../../src/offline/second-copy.ts'
import { writeMe } from '../../../src/offline/settings.ts'
import { breakWrites } from '../../support/full-disk.ts'
import { draftWithPhotos, handEnvironment, owner, readyPhoto } from '../../support/local-phone.ts'
import { type PhoneWithCopy, phoneWithCopy } from '../../support/phone-with-copy.ts'

let phone: PhoneWithCopy
const env = handEnvironment()
beforeEach(async () => {
  phone = await phoneWithCopy()
})
afterEach(() => vi.restoreAllMocks())

/** What the storage watch does after a burst of changes. */
const burstIsOver = () => withCopy(phone.db, (copy) => copy.keepDrafts())

const draft = () => draftWithPhotos(phone.db, env, [readyPhoto(90_000), readyPhoto(5, 2)])
const source = { bytes: new ArrayBuffer(4), name: 'b.jpg', type: 'image/jpeg' }
const copied = async () => (await phone.cache.keys()).flatMap(({ url }) => url.split('/second-copy/draft')[1] ?? [])

describe('a draft', () => {
  test('comes back byte for byte when the storage is lost', async () => {
    const id = await draft()
    const before = await readDraft(phone.db, id)
    await burstIsOver()
    await phone.start('lost')
    expect(await readDraft(phone.db, id)).toEqual(before)
    expect(before?.photos.map(({ ready }) => ready?.bytes.byteLength)).toEqual([90_000, 5])
  })

  test('comes back as it was written last', async () => {
    const id = await draft()
    await burstIsOver()
    const [first] = (await readDraft(phone.db, id))?.photos ?? []
    await removeDraftPhoto(phone.db, first?.photoId ?? '')
    await saveDraft(phone.db, id, { words: '还有一辆' }, env)
    await burstIsOver()
    await phone.start('lost')
    expect((await readDraft(phone.db, id))?.draft.words).toBe('还有一辆')
    expect((await readDraft(phone.db, id))?.photos.map(({ ready }) => ready?.bytes.byteLength)).toEqual([5])
    expect(await copied()).toHaveLength(2)
  })

  test('comes back, too, after bursts in which nothing of it changed; it is not written again for them', async () => {
    const id = await draft()
    await burstIsOver()
    const writes = vi.spyOn(phone.cache, 'put')
    await burstIsOver()
    await burstIsOver()
    expect(writes).not.toHaveBeenCalled()
    await phone.start('lost')
    expect((await readDraft(phone.db, id))?.photos).toHaveLength(2)
  })

  test('comes back with a photo that was made ready after others, and whatever cannot be made ready', async () => {
    const { draftId } = await createDraft(phone.db, owner, env)
    await addDraftPhoto(phone.db, draftId, source, env) // never ready
    const late = await addDraftPhoto(phone.db, draftId, source, env)
    await burstIsOver()
    await settlePhoto(phone.db, late.photoId, { ready: readyPhoto(77), facts: { takenAt: null, position: null } })
    await burstIsOver()
    await phone.start('lost')
    expect((await readDraft(phone.db, draftId))?.photos.map(({ photoId }) => photoId)).toEqual([late.photoId])
  })

  test('comes back though somebody looks after the copy before that', async () => {
    const id = await draft()
    await burstIsOver()
    await phone.lose()
    const copy = secondCopy(phone.db, phone.caches)
    await copy.keepDrafts()
    expect((await readDraft(phone.db, id))?.photos).toHaveLength(2)
  })

  test('comes back once where two tabs are opened together, and is told once', async () => {
    const id = await draft()
    await burstIsOver()
    await phone.lose()
    const heard = vi.fn()
    const off = onChange(heard)
    await Promise.all([secondCopy(phone.db, phone.caches).restored, secondCopy(phone.db, phone.caches).restored])
    off()
    expect((await readDraft(phone.db, id))?.photos).toHaveLength(2)
    expect(heard).toHaveBeenCalledOnce()
  })

  test('comes back without the photo that was not ready yet', async () => {
    const id = await draft()
    await addDraftPhoto(phone.db, id, source, env)
    await burstIsOver()
    await phone.start('lost')
    expect((await readDraft(phone.db, id))?.draft.photoIds).toHaveLength(2)
  })

  test('comes back without a photo whose copy is damaged', async () => {
    const id = await draft()
    await burstIsOver()
    const { cache } = phone
    const [photoId] = (await readDraft(phone.db, id))?.draft.photoIds ?? []
    const address = `/second-copy/draft-photo/${photoId}`
    const bytes = new Uint8Array((await (await cache.match(address))?.arrayBuffer()) ?? new ArrayBuffer(0))
    await cache.put(address, new Response(bytes.map((byte, at) => (at === bytes.length - 100 ? ~byte : byte))))
    await phone.start('lost')
    expect((await readDraft(phone.db, id))?.photos.map(({ ready }) => ready?.bytes.byteLength)).toEqual([5])
  })
})

describe('a draft does not come back', () => {
  test('once it was handed in, though the copy had no time to let go of it', async () => {
    const id = await draft()
    await burstIsOver()
    expect((await sealDraft(phone.db, id, env)).ok).toBe(true)
    await phone.start('lost')
    expect(await listDrafts(phone.db, owner)).toEqual([])
    expect(await phone.db.count('operations')).toBe(1)
  })

  test('once its author threw it away, though the copy had no time to let go of it', async () => {
    const id = await draft()
    await burstIsOver()
    await deleteDraft(phone.db, id)
    await phone.start()
    expect(await listDrafts(phone.db, owner)).toEqual([])
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
  expect((await listDrafts(phone.db, owner)).map(({ draftId }) => draftId).sort()).toEqual([first, second].sort())
  expect(await copied()).toEqual([])
})

test('there may be nothing to give', async () => {
  await createDraft(phone.db, owner, env)
  await burstIsOver()
  await writeMe(phone.db, null)
  expect(await withCopy(phone.db, (copy) => copy.giveWay())).toBe(false)
})
