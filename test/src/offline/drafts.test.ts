import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { onChange } from '../../../src/offline/changes.ts'
import {
  addDraftPhoto,
  createDraft,
  deleteDraft,
  listDrafts,
  readDraft,
  removeDraftPhoto,
  restoreDraft,
  restoreDraftPhoto,
  saveDraft,
  settlePhoto,
} from '../../../src/offline/drafts.ts'
import type { LocalDb } from '../../../src/offline/local-db.ts'
import { freshPhone, type handEnvironment, owner, readyPhoto } from '../../support/local-phone.ts'

let db: LocalDb
let env: ReturnType<typeof handEnvironment>
let heard = 0
let stop: () => void
beforeEach(async () => {
  ;({ db, env } = await freshPhone())
  heard = 0
  stop = onChange(() => heard++)
})
afterEach(() => {
  stop()
  db.close()
})

const source = { bytes: new ArrayBuffer(4), name: 'a.jpg', type: 'image/jpeg' }
/** How often listeners hear of what is done. */
const telling = async <T>(work: Promise<T>): Promise<T> => {
  heard = 0
  const result = await work
  expect(heard, 'told once').toBe(1)
  return result
}
const draftOf = async (draftId: string) => (await readDraft(db, draftId))?.draft
const photoIdsOf = async (draftId: string) => (await readDraft(db, draftId))?.photos.map((photo) => photo.photoId)

async function draftWithTwo() {
  const { draftId } = await createDraft(db, owner, env)
  const first = await addDraftPhoto(db, draftId, source, env)
  const second = await addDraftPhoto(db, draftId, source, env)
  return { draftId, first, second }
}

describe('a draft', () => {
  test('begins empty, with the time and its owner', async () => {
    const draft = await telling(createDraft(db, owner, env))
    expect(draft).toEqual({
      ...owner,
      draftId: expect.stringMatching(/-7/),
      createdAt: env.now(),
      updatedAt: env.now(),
      categoryId: null,
      kind: null,
      place: null,
      words: '',
      photoIds: [],
    })
    expect(await readDraft(db, draft.draftId)).toEqual({ draft, photos: [] })
  })

  test('keeps each change and when it was made', async () => {
    const draft = await createDraft(db, owner, env)
    env.tick(5_000)
    await telling(saveDraft(db, draft.draftId, { words: '楼道', kind: '停放' }, env))
    expect(await draftOf(draft.draftId)).toEqual({ ...draft, words: '楼道', kind: '停放', updatedAt: env.now() })
  })

  test('that is gone stays gone', async () => {
    const { draftId } = await createDraft(db, owner, env)
    await telling(deleteDraft(db, draftId))
    await saveDraft(db, draftId, { words: '迟到的' }, env)
    expect(await readDraft(db, draftId)).toBeNull()
    await expect(addDraftPhoto(db, draftId, source, env)).rejects.toThrow()
    expect(await db.count('draftPhotos')).toBe(0)
  })

  test('stands with others of the same person, newest first', async () => {
    const ids: string[] = []
    for (let i = 0; i < 3; i++) {
      ids.unshift((await createDraft(db, owner, env)).draftId)
      env.tick(1_000)
    }
    await createDraft(db, { ...owner, personId: 'p-other' }, env)
    await createDraft(db, { ...owner, communityId: 'c-other' }, env)
    expect((await listDrafts(db, owner)).map((draft) => draft.draftId)).toEqual(ids)
  })

  test('deleted and taken back is as it was, and others are not touched', async () => {
    const one = await draftWithTwo()
    const other = await draftWithTwo()
    const before = await readDraft(db, one.draftId)
    await deleteDraft(db, one.draftId)
    expect(await db.count('draftPhotos')).toBe(2)
    expect(await photoIdsOf(other.draftId)).toHaveLength(2)
    if (before) await telling(restoreDraft(db, before.draft, before.photos))
    expect(await readDraft(db, one.draftId)).toEqual(before)
  })
})

describe('its photos', () => {
  test('are kept as they arrive, in their order', async () => {
    const { draftId, first, second } = await draftWithTwo()
    expect(first).toEqual({
      photoId: expect.stringMatching(/^[0-9a-f]{32}$/),
      draftId,
      addedAt: env.now(),
      source,
      ready: null,
      trouble: null,
      facts: null,
    })
    expect(await photoIdsOf(draftId)).toEqual([first.photoId, second.photoId])
    env.tick(1_000)
    await telling(addDraftPhoto(db, draftId, source, env))
    expect((await draftOf(draftId))?.updatedAt).toBe(env.now())
  })

  test('are replaced by the ready bytes, or keep their own and say what is wrong', async () => {
    const { draftId, first, second } = await draftWithTwo()
    const facts = { takenAt: 7, position: null }
    await telling(settlePhoto(db, first.photoId, { trouble: 'heic' }))
    await settlePhoto(db, second.photoId, { trouble: 'corrupt' })
    await settlePhoto(db, second.photoId, { ready: readyPhoto(), facts })
    expect((await readDraft(db, draftId))?.photos).toEqual([
      { ...first, trouble: 'heic' },
      { ...second, source: null, ready: readyPhoto(), facts, trouble: null },
    ])
    await settlePhoto(db, 'no such photo', { trouble: 'heic' })
    expect(await db.count('draftPhotos')).toBe(2)
  })

  test('one is taken out and put back, once', async () => {
    const { draftId, first, second } = await draftWithTwo()
    await telling(removeDraftPhoto(db, first.photoId))
    expect(await photoIdsOf(draftId)).toEqual([second.photoId])
    expect((await draftOf(draftId))?.photoIds).toEqual([second.photoId])
    expect(await db.count('draftPhotos')).toBe(1)
    await telling(restoreDraftPhoto(db, first))
    await restoreDraftPhoto(db, { ...first, trouble: 'heic' })
    expect(await photoIdsOf(draftId)).toEqual([second.photoId, first.photoId])
    expect((await draftOf(draftId))?.photoIds).toEqual([second.photoId, first.photoId])
    expect((await readDraft(db, draftId))?.photos[1]).toEqual(first)
  })

  test('one whose row is gone is left out', async () => {
    const { draftId, first, second } = await draftWithTwo()
    await db.delete('draftPhotos', first.photoId)
    expect(await photoIdsOf(draftId)).toEqual([second.photoId])
  })

  test('nothing comes back without its draft, and what is not there can not be taken out', async () => {
    const { draftId, first } = await draftWithTwo()
    await removeDraftPhoto(db, 'no such photo')
    expect(await photoIdsOf(draftId)).toHaveLength(2)
    await db.delete('drafts', draftId)
    await removeDraftPhoto(db, first.photoId)
    await restoreDraftPhoto(db, first)
    expect([await db.count('drafts'), await db.count('draftPhotos')]).toEqual([0, 1])
  })
})
