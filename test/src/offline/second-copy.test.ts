import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { CaseAct } from '../../../domain/case-act.ts'
import { sealAct } from '../../../src/offline/acts.ts'
import { copiedTo, withCopy } from '../../../src/offline/copies.ts'
import { COPY_CACHE } from '../../../src/offline/copy-cache.ts'
import { readDraft } from '../../../src/offline/drafts.ts'
import { takeBack, UNDO_MS } from '../../../src/offline/held-back.ts'
import { joinCase, takeBackJoining } from '../../../src/offline/join-case.ts'
import { type LocalDb, openLocalDb } from '../../../src/offline/local-db.ts'
import { dropOperation } from '../../../src/offline/my-reports.ts'
import { sealDraft } from '../../../src/offline/seal.ts'
import { secondCopy } from '../../../src/offline/second-copy.ts'
import { readCommunity, readMe, writeCommunity, writeMe, writeSetting } from '../../../src/offline/settings.ts'
import { communityFixture } from '../../support/community-fixture.ts'
import { fakeCaches } from '../../support/fake-caches.ts'
import { breakWrites } from '../../support/full-disk.ts'
import { draftWithPhotos, handEnvironment, me, owner, readyPhoto } from '../../support/local-phone.ts'

const CASE = '01890000-0000-7000-8000-000000000001'
const accept: CaseAct = { act: 'accept' }

let caches: CacheStorage
let db: LocalDb
const env = handEnvironment()

/** The phone is switched on: what the browser still has in its database, or a new one where it had to begin anew. */
async function start(storage: 'kept' | 'lost' = 'kept'): Promise<number> {
  if (storage === 'lost') globalThis.indexedDB = new IDBFactory()
  db = await openLocalDb(() => undefined)
  const copy = secondCopy(db, caches)
  copiedTo(db, async () => copy)
  return copy.restored
}

beforeEach(async () => {
  caches = fakeCaches()
  await start('lost')
  await writeMe(db, me)
})
afterEach(() => vi.restoreAllMocks())

const report = async () => {
  const sealed = await sealDraft(db, await draftWithPhotos(db, env, [readyPhoto(90_000), readyPhoto(5, 2)]), env)
  if (!sealed.ok) throw new Error(sealed.why)
  return sealed.opId
}
const act = async (more: { after?: string; held?: boolean; caseId?: string } = {}) => {
  const { after = null, held = false, caseId = CASE } = more
  const notBefore = held ? { notBefore: env.now() + UNDO_MS } : {}
  env.tick(5)
  const kept = await sealAct(db, owner, { caseId, act: accept, revision: 1, after, ...notBefore }, env)
  if (!kept.ok) throw new Error(kept.why)
  return kept.opId
}
const allOf = async (opId: string) => {
  const photos = await db.getAllFromIndex('photos', 'opId', opId)
  const bytes = await Promise.all(photos.map(({ photoId }) => db.get('photoBytes', photoId)))
  return { operation: await db.get('operations', opId), photos, bytes }
}
const copied = async () => (await (await caches.open(COPY_CACHE)).keys()).map(({ url }) => url.split('/').at(-1))
const kept = () => db.getAllKeys('operations')

describe('what was kept and not delivered', () => {
  test('comes back byte for byte when the storage is lost', async () => {
    const opId = await report()
    const before = await allOf(opId)
    expect(await start('lost')).toBe(1)
    expect(await allOf(opId)).toEqual(before)
    expect(before.bytes.map((one) => one?.bytes.byteLength).sort()).toEqual([5, 90_000])
  })

  test('comes back once, and beside what was not lost', async () => {
    const [first, second] = [await report(), await report()]
    await db.delete('operations', first)
    expect(await start()).toBe(1)
    expect((await kept()).sort()).toEqual([first, second].sort())
    expect(await start()).toBe(0)
  })

  test('is copied at the next start where it could not be at once', async () => {
    const opId = await report()
    await (await caches.open(COPY_CACHE)).delete(`/second-copy/operation/${opId}`)
    await start()
    await expect.poll(copied).toContain(opId)
  })

  test('that is not whole in the copy does not come back', async () => {
    const [cut, turned] = [await report(), await report()]
    const cache = await caches.open(COPY_CACHE)
    for (const [opId, spoil] of [
      [cut, (bytes: Uint8Array<ArrayBuffer>) => bytes.slice(0, -9)],
      [turned, (bytes: Uint8Array<ArrayBuffer>) => bytes.map((byte, at) => (at === bytes.length - 100 ? ~byte : byte))],
    ] as const) {
      const address = `/second-copy/operation/${opId}`
      const bytes = new Uint8Array((await (await cache.match(address))?.arrayBuffer()) ?? new ArrayBuffer(0))
      await cache.put(address, new Response(spoil(bytes)))
    }
    expect(await start('lost')).toBe(0)
    expect(await kept()).toEqual([])
  })

  test('is kept as ever where the copy cannot be written', async () => {
    const cache = await caches.open(COPY_CACHE)
    caches.open = async () => ({ ...cache, keys: async () => [], put: () => Promise.reject(new Error('disk')) })
    vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    await start()
    const opId = await report()
    expect(await kept()).toEqual([opId])
  })
})

describe('what is not to come back', () => {
  test('an act that was taken back, with what followed it', async () => {
    const first = await act({ held: true })
    await act({ held: true, after: first })
    expect(await takeBack(db, [first])).toBe(true)
    expect(await start('lost')).toBe(0)
  })

  test('an act that was given up', async () => {
    const opId = await act()
    const op = await db.get('operations', opId)
    if (op) await db.put('operations', { ...op, hold: { why: 'refused', code: 'wrong_state', at: 1 } })
    await dropOperation(db, opId)
    expect(await kept()).toEqual([])
    expect(await start('lost')).toBe(0)
  })

  test('a joining that became a draft again', async () => {
    const draftId = await draftWithPhotos(db, env, [readyPhoto()])
    const joined = await joinCase(db, { draftId, caseId: CASE, withPhotos: true }, env)
    expect(joined.ok && (await takeBackJoining(db, joined.opId, env))).toBe(true)
    expect((await readDraft(db, draftId))?.photos).toHaveLength(1)
    expect(await start('lost')).toBe(0)
  })

  test('whoever signed out', async () => {
    await writeMe(db, null)
    expect(await copied()).toEqual([])
    await start('lost')
    expect(await readMe(db)).toBeNull()
  })
})

test('a phone whose storage was lost knows again who it is and where', async () => {
  await writeCommunity(db, communityFixture)
  await start('lost')
  expect([await readMe(db), await readCommunity(db, communityFixture.id)]).toEqual([me, communityFixture])
  await writeMe(db, { ...me, name: '改了名' })
  await start()
  expect((await readMe(db))?.name).toBe('改了名')
  await writeSetting(db, 'me', { ...me, name: '还没抄到' })
  await start()
  expect((await readMe(db))?.name).toBe('还没抄到')
})

test('the storage comes first: the copy gives it its room, and does not take it again until the next start', async () => {
  const first = await report()
  breakWrites((store) => store === 'operations', 1)
  const second = await report()
  expect([(await kept()).sort(), await copied()]).toEqual([[first, second].sort(), ['me']])
  expect(await withCopy(db, (copy) => copy.giveWay())).toBe(false)
  vi.restoreAllMocks()
  await start()
  await expect.poll(async () => (await copied()).sort()).toEqual([first, second, 'me'].sort())
})
