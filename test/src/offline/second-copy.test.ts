import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { CaseAct } from '../../../domain/case-act.ts'
import { sealAct } from '../../../src/offline/acts.ts'
import { withCopy } from '../../../src/offline/copies.ts'
import { readDraft } from '../../../src/offline/drafts.ts'
import { takeBack, UNDO_MS } from '../../../src/offline/held-back.ts'
import { joinCase, takeBackJoining } from '../../../src/offline/join-case.ts'
import { dropOperation } from '../../../src/offline/my-reports.ts'
import { sealDraft } from '../../../src/offline/seal.ts'
import { readCommunity, readMe, writeCommunity, writeMe, writeSetting } from '../../../src/offline/settings.ts'
import { communityFixture } from '../../support/community-fixture.ts'
import { breakWrites } from '../../support/full-disk.ts'
import { draftWithPhotos, handEnvironment, me, owner, readyPhoto } from '../../support/local-phone.ts'
import { type PhoneWithCopy, phoneWithCopy } from '../../support/phone-with-copy.ts'

const CASE = '01890000-0000-7000-8000-000000000001'
const accept: CaseAct = { act: 'accept' }

let phone: PhoneWithCopy
const env = handEnvironment()
beforeEach(async () => {
  phone = await phoneWithCopy()
})
afterEach(() => vi.restoreAllMocks())

const report = async () => {
  const sealed = await sealDraft(
    phone.db,
    await draftWithPhotos(phone.db, env, [readyPhoto(90_000), readyPhoto(5, 2)]),
    env,
  )
  if (!sealed.ok) throw new Error(sealed.why)
  return sealed.opId
}
const act = async (more: { after?: string; held?: boolean; caseId?: string } = {}) => {
  const { after = null, held = false, caseId = CASE } = more
  const notBefore = held ? { notBefore: env.now() + UNDO_MS } : {}
  env.tick(5)
  const kept = await sealAct(phone.db, owner, { caseId, act: accept, revision: 1, after, ...notBefore }, env)
  if (!kept.ok) throw new Error(kept.why)
  return kept.opId
}
const allOf = async (opId: string) => {
  const photos = await phone.db.getAllFromIndex('photos', 'opId', opId)
  const bytes = await Promise.all(photos.map(({ photoId }) => phone.db.get('photoBytes', photoId)))
  return { operation: await phone.db.get('operations', opId), photos, bytes }
}

describe('what was kept and not delivered', () => {
  test('comes back byte for byte when the storage is lost', async () => {
    const opId = await report()
    const before = await allOf(opId)
    expect(await phone.start('lost')).toBe(1)
    expect(await allOf(opId)).toEqual(before)
    expect(before.bytes.map((one) => one?.bytes.byteLength).sort()).toEqual([5, 90_000])
  })

  test('comes back once, and beside what was not lost', async () => {
    const [first, second] = [await report(), await report()]
    await phone.db.delete('operations', first)
    expect(await phone.start()).toBe(1)
    expect((await phone.kept()).sort()).toEqual([first, second].sort())
    expect(await phone.start()).toBe(0)
  })

  test('is copied at the next start where it could not be at once', async () => {
    const opId = await report()
    await phone.cache.delete(`/second-copy/operation/${opId}`)
    await phone.start()
    await expect.poll(phone.copied).toContain(opId)
  })

  test('that is not whole in the copy does not come back', async () => {
    const [cut, turned] = [await report(), await report()]
    const { cache } = phone
    for (const [opId, spoil] of [
      [cut, (bytes: Uint8Array<ArrayBuffer>) => bytes.slice(0, -9)],
      [turned, (bytes: Uint8Array<ArrayBuffer>) => bytes.map((byte, at) => (at === bytes.length - 100 ? ~byte : byte))],
    ] as const) {
      const address = `/second-copy/operation/${opId}`
      const bytes = new Uint8Array((await (await cache.match(address))?.arrayBuffer()) ?? new ArrayBuffer(0))
      await cache.put(address, new Response(spoil(bytes)))
    }
    expect(await phone.start('lost')).toBe(0)
    expect(await phone.kept()).toEqual([])
  })

  test('is kept as ever where the copy cannot be written', async () => {
    const { cache } = phone
    phone.caches.open = async () => ({ ...cache, keys: async () => [], put: () => Promise.reject(new Error('disk')) })
    vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    await phone.start()
    const opId = await report()
    expect(await phone.kept()).toEqual([opId])
  })
})

describe('what is not to come back', () => {
  test('an act that was taken back, with what followed it', async () => {
    const first = await act({ held: true })
    await act({ held: true, after: first })
    expect(await takeBack(phone.db, [first])).toBe(true)
    expect(await phone.start('lost')).toBe(0)
  })

  test('an act that was given up', async () => {
    const opId = await act()
    const op = await phone.db.get('operations', opId)
    if (op) await phone.db.put('operations', { ...op, hold: { why: 'refused', code: 'wrong_state', at: 1 } })
    await dropOperation(phone.db, opId)
    expect(await phone.kept()).toEqual([])
    expect(await phone.start('lost')).toBe(0)
  })

  test('a joining that became a draft again', async () => {
    const draftId = await draftWithPhotos(phone.db, env, [readyPhoto()])
    const joined = await joinCase(phone.db, { draftId, caseId: CASE, withPhotos: true }, env)
    expect(joined.ok && (await takeBackJoining(phone.db, joined.opId, env))).toBe(true)
    expect((await readDraft(phone.db, draftId))?.photos).toHaveLength(1)
    expect(await phone.start('lost')).toBe(0)
  })

  test('whoever signed out', async () => {
    await writeMe(phone.db, null)
    expect(await phone.copied()).toEqual([])
    await phone.start('lost')
    expect(await readMe(phone.db)).toBeNull()
  })
})

test('a phone whose storage was lost knows again who it is and where', async () => {
  await writeCommunity(phone.db, communityFixture)
  await phone.start('lost')
  expect([await readMe(phone.db), await readCommunity(phone.db, communityFixture.id)]).toEqual([me, communityFixture])
  await writeMe(phone.db, { ...me, name: '改了名' })
  await phone.start()
  expect((await readMe(phone.db))?.name).toBe('改了名')
  await writeSetting(phone.db, 'me', { ...me, name: '还没抄到' })
  await phone.start()
  expect((await readMe(phone.db))?.name).toBe('还没抄到')
})

test('the storage comes first: the copy gives it its room, and does not take it again until the next start', async () => {
  const first = await report()
  breakWrites((store) => store === 'operations', 1)
  const second = await report()
  expect([(await phone.kept()).sort(), await phone.copied()]).toEqual([[first, second].sort(), ['me']])
  expect(await withCopy(phone.db, (copy) => copy.giveWay())).toBe(false)
  vi.restoreAllMocks()
  await phone.start()
  await expect.poll(async () => (await phone.copied()).sort()).toEqual([first, second, 'me'].sort())
})
