import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { lookForLoss, type Mirror, reflect } from '../../../src/offline/canary.ts'
import { checkKeptPhotos } from '../../../src/offline/check-kept.ts'
import { addDraftPhoto, readDraft, saveDraft } from '../../../src/offline/drafts.ts'
import type { Environment } from '../../../src/offline/environment.ts'
import type { LocalDb } from '../../../src/offline/local-db.ts'
import { listMyReports } from '../../../src/offline/my-reports.ts'
import { KEEP_DELIVERED_MS, makeRoom, purgeDelivered } from '../../../src/offline/purge.ts'
import { sealDraft } from '../../../src/offline/seal.ts'
import { askToPersist, keepRoom, roomLeft } from '../../../src/offline/storage-room.ts'
import { isStorageFull } from '../../../src/offline/storage-state.ts'
import { LocalStorageFull } from '../../../src/offline/strict-write.ts'
import { breakWrites } from '../../support/full-disk.ts'
import { draftWithPhotos, freshPhone, owner, readyPhoto } from '../../support/local-phone.ts'

const MB = 1024 * 1024
let db: LocalDb
let env: Environment & { tick(ms: number): void }
beforeEach(async () => {
  ;({ db, env } = await freshPhone())
})
afterEach(() => {
  vi.restoreAllMocks()
  db.close()
})

async function report(state: 'sealed' | 'delivered' = 'sealed', photos = 1) {
  const ready = Array.from({ length: photos }, (_, i) => readyPhoto(1_000, i))
  const sealing = await sealDraft(db, await draftWithPhotos(db, env, ready), env)
  if (!sealing.ok) throw new Error(sealing.why)
  const op = await db.get('operations', sealing.opId)
  if (op && state === 'delivered') {
    await db.put('operations', { ...op, state, deliveredAt: env.now() })
    for (const photo of await db.getAllFromIndex('photos', 'opId', op.opId)) await db.put('photos', { ...photo, state })
  }
  env.tick(1000)
  return sealing
}

const kept = async (opId: string) => {
  const photos = await db.getAllFromIndex('photos', 'opId', opId)
  const keys = await Promise.all(photos.map((photo) => db.getKey('photoBytes', photo.photoId)))
  return keys.filter((key) => key !== undefined).length
}

describe('what is delivered stays for 30 days while there is room', () => {
  test('then its photos go, the thumbnails and the report stay, what is unsent stays whole', async () => {
    const old = await report('delivered', 2)
    const unsent = await report('sealed', 2)
    const deliveredAt = (await db.get('operations', old.opId))?.deliveredAt ?? 0
    expect(await purgeDelivered(db, deliveredAt + KEEP_DELIVERED_MS - 1)).toBe(0)
    expect(await purgeDelivered(db, deliveredAt + KEEP_DELIVERED_MS)).toBe(2)
    expect([await kept(old.opId), await kept(unsent.opId)]).toEqual([0, 2])
    expect(await db.count('photos')).toBe(4)
    expect(await listMyReports(db, owner)).toHaveLength(2)
  })

  test('when room is short the oldest goes first, only as much as is needed, never what is unsent or was refused', async () => {
    const unsent = await report()
    const oldest = await report('delivered')
    const refused = await report('delivered')
    for (const photo of await db.getAllFromIndex('photos', 'opId', refused.opId))
      await db.put('photos', { ...photo, state: 'refused' })
    const newest = await report('delivered')
    expect(await makeRoom(db, 500)).toBe(1000)
    expect([await kept(oldest.opId), await kept(newest.opId)]).toEqual([0, 1])
    expect(await makeRoom(db, 1e9)).toBe(1000)
    expect([await kept(unsent.opId), await kept(refused.opId), await kept(newest.opId)]).toEqual([1, 1, 0])
    expect(await makeRoom(db, 1e9)).toBe(0)
  })

  test('room is made before the phone is full, and left alone while there is enough', async () => {
    const { opId } = await report('delivered')
    await keepRoom(db, { estimate: async () => ({ quota: 500 * MB, usage: 100 * MB }) })
    expect(await kept(opId)).toBe(1)
    await keepRoom(db, { estimate: async () => ({ quota: 500 * MB, usage: 488 * MB }) })
    expect(await kept(opId)).toBe(0)
  })
})

describe('a full phone', () => {
  test('lets go of delivered photos and keeps the new report', async () => {
    const old = await report('delivered')
    const draftId = await draftWithPhotos(db, env, [readyPhoto()])
    const broken = breakWrites((store) => store === 'photoBytes', 1)
    expect(await sealDraft(db, draftId, env)).toMatchObject({ ok: true })
    expect(broken.count()).toBe(1)
    expect(await kept(old.opId)).toBe(0)
    expect(isStorageFull()).toBe(false)
  })

  test('with nothing to let go of says so; the draft, its words and photos are as they were', async () => {
    const draftId = await draftWithPhotos(db, env, [readyPhoto()])
    const before = await readDraft(db, draftId)
    breakWrites(() => true)
    await expect(saveDraft(db, draftId, { words: '新的' }, env)).rejects.toThrow(LocalStorageFull)
    const source = { bytes: new ArrayBuffer(9), name: 'b.jpg', type: 'image/jpeg' }
    await expect(addDraftPhoto(db, draftId, source, env)).rejects.toThrow(LocalStorageFull)
    expect(await sealDraft(db, draftId, env)).toEqual({ ok: false, why: 'storage_full' })
    expect(isStorageFull()).toBe(true)
    vi.restoreAllMocks()
    expect(await readDraft(db, draftId)).toEqual(before)
    await saveDraft(db, draftId, { words: '又有地方了' }, env)
    expect(isStorageFull()).toBe(false)
  })
})

describe('how much fits', () => {
  const free = (bytes: number) => ({ estimate: async () => ({ quota: 1000 * MB, usage: 1000 * MB - bytes }) })

  test('is told in photos, with a warning before it is full', async () => {
    expect(await roomLeft(free(100 * MB))).toEqual({ photos: 265, state: 'enough' })
    expect(await roomLeft(free(30 * MB))).toEqual({ photos: 54, state: 'low' })
    expect(await roomLeft(free(12 * MB))).toEqual({ photos: 0, state: 'full' })
    expect(await roomLeft(free(0))).toEqual({ photos: 0, state: 'full' })
  })

  test('is not guessed where the browser does not say', async () => {
    expect(await roomLeft(undefined)).toBeNull()
    expect(await roomLeft({})).toBeNull()
    expect(await roomLeft({ estimate: async () => ({}) })).toBeNull()
    expect(await roomLeft({ estimate: () => Promise.reject(new Error('private')) })).toBeNull()
  })

  test('is not believed where it is a whole number of GiB, as Chrome makes it up since 138', async () => {
    const usage = 36_547
    const says = (free: number) => roomLeft({ estimate: async () => ({ quota: usage + free, usage }) })
    expect(await says(5 * 1024 ** 3)).toBeNull()
    expect(await says(10 * 1024 ** 3)).toBeNull()
    expect(await says(5 * 1024 ** 3 + 1)).toMatchObject({ state: 'enough' })
  })
})

describe('asking the browser to keep the data', () => {
  const office = (granted: boolean) => ({ persist: vi.fn(async () => granted), persisted: async () => false })

  test('comes after the first 已存本机, not at the start, and not at every save', async () => {
    const storage = office(false)
    expect(await askToPersist(db, storage, env.now())).toBeNull()
    await report()
    expect(await askToPersist(db, storage, env.now())).toBe(false)
    expect(await askToPersist(db, storage, env.now() + 6 * 86_400_000)).toBeNull()
    expect(await askToPersist(db, storage, env.now() + 8 * 86_400_000)).toBe(false)
    expect(storage.persist).toHaveBeenCalledTimes(2)
  })

  test('is left out where it is granted or unknown', async () => {
    await report()
    const granted = { ...office(true), persisted: async () => true }
    expect(await askToPersist(db, granted, env.now())).toBeNull()
    expect(granted.persist).not.toHaveBeenCalled()
    expect(await askToPersist(db, {}, env.now())).toBeNull()
    expect(await askToPersist(db, undefined, env.now())).toBeNull()
  })
})

describe('what was lost is noticed', () => {
  let text: string | null
  const mirror: Mirror = {
    read: () => text,
    write: (next) => {
      text = next
    },
  }
  let ids = 0
  const look = (at = db) => lookForLoss(at, mirror, () => `canary-${++ids}`)
  beforeEach(() => {
    text = null
  })

  test('nothing is said on a new phone, nor on one where all is well', async () => {
    expect(await look()).toBeNull()
    await report()
    await reflect(db, mirror)
    expect(await look()).toBeNull()
  })

  test('a storage that the browser cleared is noticed once, with how many reports were unsent in it', async () => {
    await look()
    await report()
    await report()
    await report('delivered')
    await reflect(db, mirror)
    const cleared = (await freshPhone()).db
    expect(await look(cleared)).toEqual({ what: 'storage', reports: 2 })
    expect(await look(cleared)).toBeNull()
    cleared.close()
  })

  test('a report missing from a storage that is otherwise there is noticed; a delivered one is no loss', async () => {
    await look()
    const lost = await report()
    const sent = await report()
    await reflect(db, mirror)
    const op = await db.get('operations', sent.opId)
    if (op) await db.put('operations', { ...op, state: 'delivered' })
    expect(await look()).toBeNull()
    text = JSON.stringify({ canary: `canary-${ids}`, unsent: [lost.opId, sent.opId] })
    await db.delete('operations', lost.opId)
    expect(await look()).toEqual({ what: 'reports', reports: 1 })
  })

  test.each(['', '{', '[]', 'null', '{"canary":1,"unsent":[]}', '{"canary":"x"}'])(
    'a mirror that holds something else (%s) says nothing',
    async (other) => {
      text = other
      expect(await look()).toBeNull()
    },
  )
})

describe('reading back what waits', () => {
  test('finds a photo whose bytes changed or vanished, and says so at its report', async () => {
    const { opId } = await report('sealed', 3)
    const [changed, gone] = await db.getAllFromIndex('photos', 'opId', opId)
    await db.put('photoBytes', { photoId: changed?.photoId ?? '', bytes: new ArrayBuffer(1000) })
    await db.delete('photoBytes', gone?.photoId ?? '')
    expect(await checkKeptPhotos(db)).toBe(2)
    expect((await listMyReports(db, owner))[0]?.sync.photosDamaged).toBe(2)
    expect(await checkKeptPhotos(db)).toBe(0)
  })

  test('goes round, so that every photo is read in a few starts', async () => {
    await report('sealed', 3)
    const { opId } = await report('sealed', 2)
    await report('delivered', 2)
    for (const photo of await db.getAllFromIndex('photos', 'opId', opId)) await db.delete('photoBytes', photo.photoId)
    let found = 0
    for (let start = 0; start < 5; start++) found += await checkKeptPhotos(db, 1)
    expect(found).toBe(2)
  })
})
