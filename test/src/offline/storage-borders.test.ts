import { describe, expect, test, vi } from 'vitest'
import { countOverdue, OVERDUE_MS } from '../../../src/offline/overdue.ts'
import { KEEP_DELIVERED_MS, makeRoom, purgeDelivered } from '../../../src/offline/purge.ts'
import { askToPersist, keepRoom, roomLeft } from '../../../src/offline/storage-room.ts'
import { owner } from '../../support/local-phone.ts'
import { change, db, delivered, eachOnStoringPhone, env, KB, MB, report, told } from './storing-phone.ts'

eachOnStoringPhone()

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
