import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { lookForLoss, type Mirror, reflect } from '../../../src/offline/canary.ts'
import { onChange } from '../../../src/offline/changes.ts'
import { checkKeptPhotos } from '../../../src/offline/check-kept.ts'
import type { LocalDb } from '../../../src/offline/local-db.ts'
import type { Operation } from '../../../src/offline/operation.ts'
import { countOverdue, OVERDUE_MS } from '../../../src/offline/overdue.ts'
import { KEEP_DELIVERED_MS, makeRoom, purgeDelivered } from '../../../src/offline/purge.ts'
import { sealDraft } from '../../../src/offline/seal.ts'
import { askToPersist, keepRoom, roomLeft } from '../../../src/offline/storage-room.ts'
import { LocalStorageFull, lightWrite, strictWrite } from '../../../src/offline/strict-write.ts'
import { breakWrites } from '../../support/full-disk.ts'
import { draftWithPhotos, freshPhone, type handEnvironment, owner, readyPhoto } from '../../support/local-phone.ts'

const KB = 1024
const MB = 1024 * KB
let db: LocalDb
let env: ReturnType<typeof handEnvironment>
beforeEach(async () => {
  ;({ db, env } = await freshPhone())
})
afterEach(() => {
  vi.restoreAllMocks()
  db.close()
})

async function report(photos = 1): Promise<string> {
  const ready = Array.from({ length: photos }, (_, i) => readyPhoto(1_000, i))
  const sealing = await sealDraft(db, await draftWithPhotos(db, env, ready), env)
  if (!sealing.ok) throw new Error(sealing.why)
  env.tick(1_000)
  return sealing.opId
}
const change = async (opId: string, what: Partial<Operation>) => {
  const op = await db.get('operations', opId)
  if (op) await db.put('operations', { ...op, ...what })
}
async function delivered(photos = 1): Promise<string> {
  const opId = await report(photos)
  await change(opId, { state: 'delivered', deliveredAt: env.now() })
  for (const photo of await db.getAllFromIndex('photos', 'opId', opId))
    await db.put('photos', { ...photo, state: 'delivered' })
  return opId
}
const told = async <T>(work: Promise<T>, topic: 'work' | 'storage' = 'work'): Promise<[T, number]> => {
  let times = 0
  const stop = onChange(() => times++, topic)
  const result = await work
  stop()
  return [result, times]
}

describe('letting go of delivered photos', () => {
  test('says so when something went, and only then', async () => {
    const opId = await delivered(2)
    const at = (await db.get('operations', opId))?.deliveredAt ?? 0
    expect(await told(purgeDelivered(db, at))).toEqual([0, 0])
    expect(await told(purgeDelivered(db, at + KEEP_DELIVERED_MS))).toEqual([2, 1])
    expect(await told(purgeDelivered(db, at + KEEP_DELIVERED_MS))).toEqual([0, 0])
    await delivered(2)
    expect(await told(makeRoom(db, 1))).toEqual([2_000, 1])
    expect(await told(makeRoom(db, 1))).toEqual([0, 0])
  })
  test('stops as soon as there is enough', async () => {
    await delivered()
    await delivered()
    await delivered()
    expect(await makeRoom(db, 0)).toBe(0)
    expect(await makeRoom(db, 1_000)).toBe(1_000)
    expect(await makeRoom(db, 1_001)).toBe(2_000)
  })
  test('begins with what was delivered first, whatever its id', async () => {
    const [late, early] = [await delivered(), await delivered()]
    await change(late, { deliveredAt: 9_000 })
    await change(early, { deliveredAt: 1_000 })
    await makeRoom(db, 1)
    const [photo] = await db.getAllFromIndex('photos', 'opId', late)
    expect(await db.getAllKeys('photoBytes')).toEqual([photo?.photoId])
  })
  test('never touches one that is unsent again, or has no time, or is not all delivered', async () => {
    const opId = await delivered(2)
    await change(opId, { deliveredAt: null })
    expect(await makeRoom(db, 1e9)).toBe(0)
    await change(opId, { deliveredAt: 1, state: 'sealed' })
    expect(await makeRoom(db, 1e9)).toBe(0)
    await change(opId, { state: 'delivered' })
    const [first] = await db.getAllFromIndex('photos', 'opId', opId)
    if (first) await db.put('photos', { ...first, state: 'waiting' })
    expect(await makeRoom(db, 1e9)).toBe(1_000)
    expect(await db.getAllKeys('photoBytes')).toEqual([first?.photoId])
  })
})

describe('how much room there is', () => {
  const says = (free: number) => ({ estimate: async () => ({ quota: 1_000 * MB, usage: 1_000 * MB - free }) })
  const photos = (count: number) => 12 * MB + count * 340 * KB
  test('to the byte', async () => {
    expect(await roomLeft(says(photos(60)))).toEqual({ photos: 60, state: 'enough' })
    expect(await roomLeft(says(photos(60) - 1))).toEqual({ photos: 59, state: 'low' })
    expect(await roomLeft(says(photos(1)))).toEqual({ photos: 1, state: 'low' })
    expect(await roomLeft(says(photos(1) - 1))).toEqual({ photos: 0, state: 'full' })
  })
  test('what the browser does not say is not guessed', async () => {
    expect(await roomLeft({ estimate: async () => ({ quota: 5 }) })).toBeNull()
    expect(await roomLeft({ estimate: async () => ({ usage: 5 }) })).toBeNull()
  })
  test('only as much is let go of as a patrol needs', async () => {
    await delivered()
    await delivered()
    await keepRoom(db, undefined)
    await keepRoom(db, says(photos(60)))
    expect(await db.count('photoBytes')).toBe(2)
    // One photo too few by estimate: 340 KB are wanted, and both of 1 KB go.
    await keepRoom(db, says(photos(59)))
    expect(await db.count('photoBytes')).toBe(0)
  })
})

describe('asking to keep the data', () => {
  const WEEK_MS = 7 * 86_400_000
  test('again after a week, or when the clock was set back; the answer is told', async () => {
    await report()
    const office = { persist: vi.fn(async () => true) }
    const at = env.now()
    expect(await told(askToPersist(db, office, at), 'storage')).toEqual([true, 1])
    expect(await askToPersist(db, office, at)).toBeNull()
    expect(await askToPersist(db, office, at + WEEK_MS - 1)).toBeNull()
    expect(await askToPersist(db, office, at + WEEK_MS)).toBe(true)
    expect(await askToPersist(db, office, at)).toBe(true)
    expect(await db.get('settings', 'persistAskedAt')).toBe(at)
  })
})

describe('what waits too long', () => {
  test('is counted after three days to the millisecond, of this person and not delivered', async () => {
    const opId = await report()
    const sealedAt = (await db.get('operations', opId))?.sealedAt ?? 0
    expect(await countOverdue(db, owner, sealedAt + OVERDUE_MS)).toBe(0)
    expect(await countOverdue(db, owner, sealedAt + OVERDUE_MS + 1)).toBe(1)
    expect(await countOverdue(db, { ...owner, personId: 'p-other' }, sealedAt + OVERDUE_MS + 1)).toBe(0)
    await change(opId, { state: 'delivered' })
    expect(await countOverdue(db, owner, sealedAt + OVERDUE_MS + 1)).toBe(0)
  })
})

describe('the mirror beside the storage', () => {
  const mirrorOf = (text: string | null) => {
    const held = { text }
    const mirror: Mirror = {
      read: () => held.text,
      write: (next) => {
        held.text = next
      },
    }
    return { held, mirror }
  }
  test('names the storage and the reports that wait in it, steps and delivered ones not', async () => {
    const { held, mirror } = mirrorOf(null)
    await reflect(db, mirror)
    expect(held.text).toBeNull()
    await lookForLoss(db, mirror, () => 'c1')
    const opId = await report()
    await change(await report(), { kind: 'act' })
    await delivered()
    await reflect(db, mirror)
    expect(JSON.parse(held.text ?? '')).toEqual({ canary: 'c1', unsent: [opId] })
    expect(await lookForLoss(db, mirror, () => 'c2')).toBeNull()
    expect(await db.get('settings', 'canary')).toBe('c1')
  })
  test('lists five hundred at most', async () => {
    const { held, mirror } = mirrorOf(null)
    await lookForLoss(db, mirror, () => 'c1')
    const op = await db.get('operations', await report())
    for (let i = 0; op && i < 500; i++) await db.put('operations', { ...op, opId: `op-${i}` })
    await reflect(db, mirror)
    expect(JSON.parse(held.text ?? '').unsent).toHaveLength(500)
  })
  test('a storage that is gone counts only what is missing', async () => {
    const opId = await report()
    const { held, mirror } = mirrorOf(JSON.stringify({ canary: 'before', unsent: [opId, 'gone', 7, null] }))
    expect(await lookForLoss(db, mirror, () => 'c1')).toEqual({ what: 'storage', reports: 1 })
    expect(JSON.parse(held.text ?? '')).toEqual({ canary: 'c1', unsent: [opId] })
  })
  test.each([
    '7',
    '"text"',
    '{"canary":"c1"}',
    '{"unsent":[]}',
    '{"canary":1,"unsent":["x"]}',
    '{"canary":"x","unsent":"y"}',
  ])('written to by somebody else (%s) it says nothing', async (text) => {
    expect(await lookForLoss(db, mirrorOf(text).mirror, () => 'c1')).toBeNull()
  })
})

describe('reading back what is kept', () => {
  const damage = async (opId: string, at = 0) => {
    const photo = (await db.getAllFromIndex('photos', 'opId', opId))[at]
    await db.put('photoBytes', { photoId: photo?.photoId ?? '', bytes: new ArrayBuffer(3) })
    return photo?.photoId ?? ''
  }
  test('marks what is damaged, says so, and does not look at it again', async () => {
    const opId = await report(2)
    const photoId = await damage(opId)
    expect(await told(checkKeptPhotos(db))).toEqual([1, 1])
    expect((await db.get('photos', photoId))?.damaged).toBe(true)
    expect(await told(checkKeptPhotos(db))).toEqual([0, 0])
  })
  test('looks at six at once, in turn, and not at what is delivered', async () => {
    const opId = await report(6)
    const more = await report(6)
    await damage(await delivered())
    const ids = [
      ...(await db.getAllFromIndex('photos', 'opId', opId)),
      ...(await db.getAllFromIndex('photos', 'opId', more)),
    ]
      .map((photo) => photo.photoId)
      .sort()
    const read = vi.spyOn(db, 'get')
    const looked = () => read.mock.calls.filter(([store]) => store === 'photoBytes').map(([, key]) => key)
    expect(await checkKeptPhotos(db)).toBe(0)
    expect([looked(), await db.get('settings', 'checkedUpTo')]).toEqual([ids.slice(0, 6), ids[5]])
    await checkKeptPhotos(db)
    expect(looked()).toEqual(ids)
    await checkKeptPhotos(db, 2)
    expect(looked().slice(12)).toEqual(ids.slice(0, 2))
    await checkKeptPhotos(db, 12)
    expect(looked().slice(14)).toEqual([...ids.slice(2), ...ids.slice(0, 2)])
  })
  test('with nothing that waits nothing is remembered', async () => {
    expect(await checkKeptPhotos(db)).toBe(0)
    expect(await db.get('settings', 'checkedUpTo')).toBeUndefined()
  })
  test('what was delivered between look and mark is not marked', async () => {
    const opId = await report()
    const photoId = await damage(opId)
    const real = db.get.bind(db)
    vi.spyOn(db, 'get').mockImplementation(async (store, key) => {
      const found = await real(store, key as never) // any store's own key
      const photo = store === 'photoBytes' ? await real('photos', photoId) : undefined
      if (photo) await db.put('photos', { ...photo, state: 'delivered' })
      return found
    })
    expect(await checkKeptPhotos(db)).toBe(0)
    expect((await real('photos', photoId))?.damaged).toBeUndefined()
  })
})

describe('writing', () => {
  test('strictly or lightly, as asked', async () => {
    const transaction = vi.spyOn(db, 'transaction')
    expect(await strictWrite(db, ['settings'], async (tx) => tx.objectStore('settings').put(1, 'a'))).toBe('a')
    await lightWrite(db, ['settings'], async (tx) => tx.objectStore('settings').put(2, 'a'))
    expect(transaction.mock.calls.map((call) => call[2])).toEqual([{ durability: 'strict' }, { durability: 'relaxed' }])
  })
  test('what fails for another reason is not tried again, and nothing of it stays', async () => {
    let times = 0
    const work = strictWrite(db, ['settings'], async (tx) => {
      times++
      await tx.objectStore('settings').put(1, 'half')
      throw new RangeError('a defect')
    })
    await expect(work).rejects.toThrow(RangeError)
    expect([times, await db.get('settings', 'half')]).toEqual([1, undefined])
  })
  test('a full phone lets go of delivered photos four times, then says so', async () => {
    for (let i = 0; i < 6; i++) {
      const opId = await delivered()
      for (const photo of await db.getAllFromIndex('photos', 'opId', opId))
        await db.put('photos', { ...photo, size: 8 * MB })
    }
    breakWrites((store) => store === 'settings')
    let times = 0
    const full = lightWrite(db, ['settings'], async (tx) => {
      times++
      await tx.objectStore('settings').put(1, 'a')
    })
    const error = await full.catch((one: unknown) => one)
    expect(error).toBeInstanceOf(LocalStorageFull)
    expect(error).toMatchObject({ name: 'LocalStorageFull', cause: { name: 'QuotaExceededError' } })
    expect([times, await db.count('photoBytes')]).toEqual([5, 2])
  })
})
