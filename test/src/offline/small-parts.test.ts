import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { announceChange, lookAgain, onChange } from '../../../src/offline/changes.ts'
import { isConnectionLost, revive, revivesBy } from '../../../src/offline/revive.ts'
import { withSendLock } from '../../../src/offline/send-lock.ts'
import {
  readCommunity,
  readFeedMark,
  readMe,
  readPause,
  readQuietUntil,
  readReconcileDue,
  writeCommunity,
  writeFeedMark,
  writeMe,
  writePause,
  writeQuietUntil,
  writeReconcileDue,
  writeSetting,
} from '../../../src/offline/settings.ts'
import { hexToBase64, sha256Hex } from '../../../src/offline/sha256.ts'
import { isStorageFull, noteStorage } from '../../../src/offline/storage-state.ts'
import { timeLimit } from '../../../src/offline/time-limit.ts'
import { communityFixture } from '../../support/community-fixture.ts'
import { freshPhone, me, owner } from '../../support/local-phone.ts'

describe('who listens hears', () => {
  const counts = { work: 0, session: 0, storage: 0 }
  let stops: (() => void)[] = []
  beforeEach(() => {
    Object.assign(counts, { work: 0, session: 0, storage: 0 })
    stops = (['work', 'session', 'storage'] as const).map((topic) => onChange(() => counts[topic]++, topic))
  })
  afterEach(() => {
    for (const stop of stops) stop()
  })

  test('of its own topic only, at once', () => {
    announceChange()
    announceChange('session')
    announceChange('session')
    expect(counts).toEqual({ work: 1, session: 2, storage: 0 })
    lookAgain()
    expect(counts).toEqual({ work: 2, session: 3, storage: 0 })
  })

  test('work, when it does not say what it wants', () => {
    let heard = 0
    const stop = onChange(() => heard++)
    announceChange('session')
    announceChange('work')
    stop()
    announceChange('work')
    expect(heard).toBe(1)
  })

  test('of other tabs, and they of this one', async () => {
    const tab = new BroadcastChannel('woodpecker-changes')
    const told: unknown[] = []
    tab.onmessage = ({ data }) => told.push(data)
    for (const topic of ['work', 'session', 'storage', 'of a later version']) tab.postMessage(topic)
    await vi.waitFor(() => expect(counts).toEqual({ work: 2, session: 1, storage: 1 }))
    announceChange('storage')
    await vi.waitFor(() => expect(told).toEqual(['storage']))
    tab.close()
  })

  test('when the phone is full and when it has room again, not at every write', () => {
    expect(isStorageFull()).toBe(false)
    for (const full of [true, true, false, false]) {
      noteStorage(full)
      expect(isStorageFull()).toBe(full)
    }
    expect(counts.storage).toBe(2)
  })
})

describe('what the phone remembers', () => {
  test('who is signed in; a sign-in ends a pause, a sign-out keeps the rest', async () => {
    const { db } = await freshPhone()
    await writePause(db, 'sign_in')
    await writeQuietUntil(db, 7)
    let told = 0
    const stops = (['work', 'session'] as const).map((topic) => onChange(() => told++, topic))
    await writeMe(db, { ...me, name: '李' })
    expect(told).toBe(2)
    for (const stop of stops) stop()
    expect([await readMe(db), await readPause(db)]).toEqual([{ ...me, name: '李' }, null])
    await writePause(db, 'upgrade')
    await writeMe(db, null)
    expect([await readMe(db), await readPause(db), await readQuietUntil(db)]).toEqual([null, null, 7])
    db.close()
  })

  test('nothing that was never said', async () => {
    const { db } = await freshPhone()
    expect([await readPause(db), await readQuietUntil(db), await readReconcileDue(db, owner)]).toEqual([
      null,
      null,
      false,
    ])
    expect([await readFeedMark(db, owner, 'mine'), await readCommunity(db, 'c')]).toEqual([null, null])
    await writeSetting(db, 'pause', 'of a later version')
    await writeSetting(db, 'quietUntil', 'soon')
    expect([await readPause(db), await readQuietUntil(db)]).toEqual([null, null])
    db.close()
  })

  test('each person’s own marks, until they are taken away', async () => {
    const { db } = await freshPhone()
    const other = { ...owner, personId: 'p-other' }
    await writeFeedMark(db, owner, 'mine', { cursor: 'c', at: 1 })
    await writeReconcileDue(db, owner, true)
    await writeReconcileDue(db, other, false)
    expect(await readFeedMark(db, owner, 'mine')).toEqual({ cursor: 'c', at: 1 })
    expect([await readFeedMark(db, owner, 'near'), await readFeedMark(db, other, 'mine')]).toEqual([null, null])
    expect([await readReconcileDue(db, owner), await readReconcileDue(db, other)]).toEqual([true, false])
    expect(await readReconcileDue(db, { ...owner, communityId: 'c-other' })).toBe(false)
    await writeFeedMark(db, owner, 'mine', null)
    await writeReconcileDue(db, owner, false)
    expect(await db.getAllKeys('settings')).toEqual(['me'])
    db.close()
  })

  test('the community, by its id, and tells that it changed', async () => {
    const { db } = await freshPhone()
    let told = 0
    const stop = onChange(() => told++, 'session')
    await writeCommunity(db, communityFixture)
    stop()
    expect([told, await readCommunity(db, communityFixture.id)]).toEqual([1, communityFixture])
    expect(await readCommunity(db, 'another')).toBeNull()
    db.close()
  })

  test('a pause is told', async () => {
    const { db } = await freshPhone()
    let told = 0
    const stop = onChange(() => told++)
    await writePause(db, 'upgrade')
    stop()
    expect([told, await readPause(db)]).toEqual([1, 'upgrade'])
    db.close()
  })
})

describe('one at a time on a device', () => {
  /** Web Locks as far as they are used: grants at once, or refuses. */
  const office = (
    request: (name: string, options: { signal: AbortSignal }, work: () => Promise<void>) => Promise<void>,
  ) => ({ request, query: () => Promise.reject(new Error('not asked')) }) as unknown as LockManager // only `request` is used

  test('works under the lock, or without where there is none', async () => {
    const names: string[] = []
    const locks = office(async (name, { signal }, work) => {
      names.push(name)
      expect(signal.aborted).toBe(false)
      await work()
    })
    expect(await withSendLock(locks, async () => 'under it')).toBe('under it')
    expect(await withSendLock(undefined, async () => 'without')).toBe('without')
    expect(names).toEqual(['woodpecker-send'])
  })

  test('a holder that is stuck is not waited for', async () => {
    let times = 0
    const refusing = office(() => Promise.reject(new DOMException('too long', 'AbortError')))
    expect(await withSendLock(refusing, async () => ++times)).toBe(1)
  })

  test('what fails under the lock has failed, and is not done twice', async () => {
    let times = 0
    const work = async () => {
      times++
      throw new Error('broken')
    }
    await expect(
      withSendLock(
        office((_name, _options, run) => run()),
        work,
      ),
    ).rejects.toThrow('broken')
    expect(times).toBe(1)
  })
})

test('a limit ends when its time is up, and not before', () => {
  vi.useFakeTimers()
  const signal = timeLimit(1_000)
  vi.advanceTimersByTime(999)
  expect(signal.aborted).toBe(false)
  vi.advanceTimersByTime(1)
  expect(signal.aborted).toBe(true)
  vi.useRealTimers()
})

describe('a storage that the browser closed', () => {
  test.each([
    [new DOMException('', 'InvalidStateError'), true],
    [new DOMException('', 'AbortError'), true],
    [new DOMException('Connection to Indexed Database server lost', 'UnknownError'), true],
    [new DOMException('the SERVER is gone', 'UnknownError'), true],
    [new DOMException('disk', 'UnknownError'), false],
    [new DOMException('connection lost', 'DataError'), false],
    [new Error('lost'), false],
    [{ name: 'AbortError' }, false],
    [null, false],
  ])('%s', (error, isLost) => expect(isConnectionLost(error)).toBe(isLost))

  test('is opened again by whoever made it', async () => {
    const { db } = await freshPhone()
    const other = (await freshPhone()).db
    revivesBy(db, async () => true)
    revivesBy(other, async () => false)
    expect([await revive(db), await revive(other)]).toEqual([true, false])
    expect(await revive(Object.create(db))).toBe(false)
  })
})

test('hashes as hex and as base64', async () => {
  const hex = await sha256Hex(new TextEncoder().encode('abc'))
  expect(hex).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  expect(hexToBase64(hex)).toBe('ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=')
  expect(hexToBase64('')).toBe('')
})
