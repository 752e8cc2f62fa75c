import { describe, expect, test, vi } from 'vitest'
import { UUID_V7 } from '../../../domain/id.ts'
import { parse } from '../../../domain/parse.ts'
import { reportManifestSchema } from '../../../domain/report.ts'
import {
  addDraftPhoto,
  listDrafts,
  type PhotoOutcome,
  readDraft,
  saveDraft,
  settlePhoto,
} from '../../../src/offline/drafts.ts'
import { readPhotoBytes } from '../../../src/offline/my-reports.ts'
import { sealDraft } from '../../../src/offline/seal.ts'
import { sha256Hex } from '../../../src/offline/sha256.ts'
import { draftWithPhotos, freshPhone, owner, readyPhoto } from '../../support/local-phone.ts'

describe('保存上报', () => {
  test('keeps the report and every photo in one strictly durable transaction', async () => {
    const { db, env } = await freshPhone()
    const draftId = await draftWithPhotos(db, env, [readyPhoto(1000, 1), readyPhoto(2000, 2)])
    const transaction = vi.spyOn(db, 'transaction')

    const sealing = await sealDraft(db, draftId, env)

    if (!sealing.ok) throw new Error(sealing.why)
    const writes = transaction.mock.calls.filter((call) => call[1] === 'readwrite')
    expect(writes).toHaveLength(1)
    expect(writes[0]?.[2]).toEqual({ durability: 'strict' })
    const op = await db.get('operations', sealing.opId)
    const manifest = parse(reportManifestSchema, JSON.parse(new TextDecoder().decode(op?.body)))
    if (!manifest.ok) throw new Error(manifest.problems.join())
    expect(manifest.value.reportId).toBe(sealing.reportId)
    expect(manifest.value.caseId).toMatch(UUID_V7)
    // The id is shown to handlers: it may say the day it was made, not the moment.
    expect(Number.parseInt(manifest.value.caseId.replace('-', '').slice(0, 12), 16) % 86_400_000).toBe(0)
    for (const photo of manifest.value.photos) {
      const bytes = await readPhotoBytes(db, photo.id)
      expect(bytes && (await sha256Hex(bytes))).toBe(photo.sha256)
    }
    expect(await listDrafts(db, owner)).toEqual([])
    expect(await db.count('draftPhotos')).toBe(0)
  })

  test('is refused while a photo is still being prepared, and leaves the draft as it was', async () => {
    const { db, env } = await freshPhone()
    const draftId = await draftWithPhotos(db, env, [readyPhoto()])
    await addDraftPhoto(db, draftId, { bytes: new ArrayBuffer(9), name: 'b.jpg', type: 'image/jpeg' }, env)
    const before = await readDraft(db, draftId)

    expect(await sealDraft(db, draftId, env)).toEqual({ ok: false, why: 'photo_not_ready' })
    expect(await readDraft(db, draftId)).toEqual(before)
    expect(await db.count('operations')).toBe(0)
  })

  test('leaves out a photo that could not be read, and needs at least one that could', async () => {
    const { db, env } = await freshPhone()
    const draftId = await draftWithPhotos(db, env, [])
    const source = { bytes: new ArrayBuffer(9), name: 'b.heic', type: 'image/heic' }
    const photo = await addDraftPhoto(db, draftId, source, env)
    await settlePhoto(db, photo.photoId, { trouble: 'heic' })

    expect(await sealDraft(db, draftId, env)).toEqual({ ok: false, why: 'no_photo' })
    expect((await readDraft(db, draftId))?.photos[0]?.source?.bytes.byteLength).toBe(9)
  })

  test('says so when there is no such draft', async () => {
    const { db, env } = await freshPhone()
    expect(await sealDraft(db, 'no such draft', env)).toEqual({ ok: false, why: 'no_draft' })
  })

  test('seals what was said and the photos that could be read, with the time of the first', async () => {
    const { db, env } = await freshPhone()
    const draftId = await draftWithPhotos(db, env, [])
    await saveDraft(db, draftId, { words: '  堵住了门 \n' }, env)
    const outcomes: PhotoOutcome[] = [
      { trouble: 'heic' },
      { ready: readyPhoto(500, 1), facts: { takenAt: null, position: null } },
      { ready: readyPhoto(500, 2), facts: { takenAt: 7_000, position: null } },
      { ready: readyPhoto(500, 3), facts: { takenAt: 9_000, position: null } },
    ]
    for (const outcome of outcomes) {
      const source = { bytes: new ArrayBuffer(9), name: 'b', type: 'image/jpeg' }
      await settlePhoto(db, (await addDraftPhoto(db, draftId, source, env)).photoId, outcome)
    }
    const ids = (await readDraft(db, draftId))?.draft.photoIds
    const sealing = await sealDraft(db, draftId, env)
    if (!sealing.ok) throw new Error(sealing.why)
    const op = await db.get('operations', sealing.opId)
    const manifest = JSON.parse(new TextDecoder().decode(op?.body))
    expect(manifest).toMatchObject({
      words: '堵住了门',
      takenAt: 7_000,
      categoryId: 'ebike-parking',
      sealedAt: env.now(),
    })
    expect(manifest.photos.map(({ id }: { id: string }) => id)).toEqual(ids?.slice(1))
    expect(op?.photoIds).toEqual(ids?.slice(1))
    const [time] = [Number.parseInt(manifest.caseId.replace('-', '').slice(0, 12), 16)]
    expect(env.now() - time).toBeLessThan(86_400_000)
    expect(time).toBeLessThanOrEqual(env.now())
  })

  test('says so when the phone is full, and the draft with its photos is still there', async () => {
    const { db, env } = await freshPhone()
    const draftId = await draftWithPhotos(db, env, [readyPhoto()])
    const before = await readDraft(db, draftId)
    refuseWrites(db, 'photoBytes')

    expect(await sealDraft(db, draftId, env)).toEqual({ ok: false, why: 'storage_full' })
    vi.restoreAllMocks()
    expect(await readDraft(db, draftId)).toEqual(before)
    expect([await db.count('operations'), await db.count('photos'), await db.count('photoBytes')]).toEqual([0, 0, 0])
  })

  test('is not called kept when the bytes read back differ', async () => {
    const { db, env } = await freshPhone()
    const draftId = await draftWithPhotos(db, env, [readyPhoto()])
    const before = await readDraft(db, draftId)
    corruptWrites('bytes')

    expect(await sealDraft(db, draftId, env)).toEqual({ ok: false, why: 'not_durable' })
    vi.restoreAllMocks()
    expect(await readDraft(db, draftId)).toEqual(before)
    expect([await db.count('operations'), await db.count('photos'), await db.count('photoBytes')]).toEqual([0, 0, 0])
  })

  test('pressed twice makes one report', async () => {
    const { db, env } = await freshPhone()
    const draftId = await draftWithPhotos(db, env, [readyPhoto()])
    const outcomes = await Promise.all([sealDraft(db, draftId, env), sealDraft(db, draftId, env)])

    expect(outcomes.filter((one) => one.ok)).toHaveLength(1)
    expect(await db.count('operations')).toBe(1)
  })
})

function refuseWrites(_db: unknown, storeName: string): void {
  const add = IDBObjectStore.prototype.add
  vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (this: IDBObjectStore, value, key) {
    if (this.name === storeName) throw new DOMException('full', 'QuotaExceededError')
    return add.call(this, value, key)
  })
}

function corruptWrites(field: string): void {
  const add = IDBObjectStore.prototype.add
  vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (this: IDBObjectStore, value, key) {
    return add.call(this, value[field] ? { ...value, [field]: new ArrayBuffer(3) } : value, key)
  })
}
