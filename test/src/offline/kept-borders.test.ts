import { describe, expect, test, vi } from 'vitest'
import { lookForLoss, type Mirror, reflect } from '../../../src/offline/canary.ts'
import { checkKeptPhotos } from '../../../src/offline/check-kept.ts'
import { change, db, delivered, eachOnStoringPhone, report, told } from './storing-phone.ts'

eachOnStoringPhone()

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
