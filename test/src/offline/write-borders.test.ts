import { describe, expect, test, vi } from 'vitest'
import { LocalStorageFull, lightWrite, strictWrite } from '../../../src/offline/strict-write.ts'
import { breakWrites } from '../../support/full-disk.ts'
import { db, delivered, eachOnStoringPhone, MB } from './storing-phone.ts'

eachOnStoringPhone()

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
