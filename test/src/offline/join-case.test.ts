import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { deskCaseSchema } from '../../../domain/case-view.ts'
import type { Me } from '../../../domain/person.ts'
import { paths } from '../../../domain/wire.ts'
import type { Owner, ReadyPhoto } from '../../../src/offline/draft.ts'
import {
  addDraftPhoto,
  createDraft,
  listDrafts,
  readDraft,
  saveDraft,
  settlePhoto,
} from '../../../src/offline/drafts.ts'
import type { Environment } from '../../../src/offline/environment.ts'
import { joinCase, takeBackJoining } from '../../../src/offline/join-case.ts'
import { listJoinedCases } from '../../../src/offline/joined-cases.ts'
import type { LocalDb } from '../../../src/offline/local-db.ts'
import { listMyReports } from '../../../src/offline/my-reports.ts'
import { sealDraft } from '../../../src/offline/seal.ts'
import { createSync } from '../../../src/offline/sync.ts'
import { type Heart, openHeart } from '../../server/heart/heart.ts'
import { aReport } from '../../server/heart/phone.ts'
import { freshPhone } from '../../support/local-phone.ts'
import { clientOn, type Fate, realPhoto } from '../../support/phone-on-server.ts'

let heart: Heart
let me: Me
let owner: Owner
let report: ReturnType<typeof aReport>

beforeEach(async () => {
  heart = await openHeart()
  owner = { communityId: heart.community.id, personId: 'zhao' }
  me = { ...owner, name: '姓名-zhao', posts: [{ role: 'reporter', gridIds: null }] }
  report = aReport()
  await heart.as('wang').putReport(report)
})
afterEach(async () => {
  vi.restoreAllMocks()
  await heart.close()
})

const shots = Promise.all([realPhoto(3), realPhoto(4)])

async function draftOn({ db, env }: { db: LocalDb; env: Environment }, photos: readonly ReadyPhoto[]): Promise<string> {
  const { draftId } = await createDraft(db, owner, env)
  for (const ready of photos) {
    const source = { bytes: new ArrayBuffer(4), name: 'a.jpg', type: 'image/jpeg' }
    const { photoId } = await addDraftPhoto(db, draftId, source, env)
    await settlePhoto(db, photoId, { ready, facts: { takenAt: null, position: null } })
  }
  await saveDraft(db, draftId, { categoryId: 'ebike-parking', words: '堵住单元门' }, env)
  return draftId
}

const syncOn = (db: LocalDb, env: Environment, fate?: (exchange: number) => Fate) => {
  const { api, exchanges } = clientOn(heart, 'zhao', fate)
  const timers = { set: () => null, clear: () => undefined }
  return { ...createSync({ db, env, api, locks: undefined, timers }), exchanges }
}

async function joinedOn(withPhotos = true, count = 1) {
  const phone = await freshPhone(me)
  const draftId = await draftOn(phone, (await shots).slice(0, count))
  const before = await readDraft(phone.db, draftId)
  const kept = await joinCase(phone.db, { draftId, caseId: report.caseId, withPhotos }, phone.env)
  if (!kept.ok) throw new Error(kept.why)
  return { ...phone, draftId, before, kept }
}

const onDesk = async () =>
  deskCaseSchema.parse(await (await heart.as('zheng').send('GET', paths.deskCase(report.caseId))).json())

describe('我也看到', () => {
  test('is kept with its photos, and the draft put away, in one strictly durable transaction', async () => {
    const phone = await freshPhone(me)
    const draftId = await draftOn(phone, await shots)
    const transaction = vi.spyOn(phone.db, 'transaction')
    const kept = await joinCase(phone.db, { draftId, caseId: report.caseId, withPhotos: true }, phone.env)
    expect(kept.ok).toBe(true)
    const writes = transaction.mock.calls.filter((call) => call[1] === 'readwrite')
    expect(writes.map((call) => call[2])).toEqual([{ durability: 'strict' }])
    expect([await listDrafts(phone.db, owner), await phone.db.count('draftPhotos')]).toEqual([[], 0])
    expect(await phone.db.count('photoBytes')).toBe(2)
    const [joined] = await listJoinedCases(phone.db, owner)
    expect(joined).toMatchObject({
      categoryId: 'ebike-parking',
      state: null,
      sync: { state: 'sealed', photosTotal: 2 },
    })
    expect(await listMyReports(phone.db, owner)).toEqual([])
  })

  test('leaves everything as it was when the phone is full, or a photo is not ready, or the draft is gone', async () => {
    const phone = await freshPhone(me)
    const draftId = await draftOn(phone, await shots)
    const before = await readDraft(phone.db, draftId)
    const add = IDBObjectStore.prototype.add
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (this: IDBObjectStore, value, key) {
      if (this.name === 'photoBytes') throw new DOMException('full', 'QuotaExceededError')
      return add.call(this, value, key)
    })
    const ask = { draftId, caseId: report.caseId, withPhotos: true }
    expect(await joinCase(phone.db, ask, phone.env)).toEqual({ ok: false, why: 'storage_full' })
    vi.restoreAllMocks()
    expect(await readDraft(phone.db, draftId)).toEqual(before)
    await addDraftPhoto(phone.db, draftId, { bytes: new ArrayBuffer(9), name: 'b.jpg', type: 'image/jpeg' }, phone.env)
    expect(await joinCase(phone.db, ask, phone.env)).toEqual({ ok: false, why: 'photo_not_ready' })
    expect(await joinCase(phone.db, { ...ask, draftId: 'none' }, phone.env)).toEqual({ ok: false, why: 'no_draft' })
    expect(await phone.db.count('operations')).toBe(0)
    expect(await listDrafts(phone.db, owner)).toHaveLength(1)
  })

  test('pressed twice is one joining', async () => {
    const phone = await freshPhone(me)
    const draftId = await draftOn(phone, [])
    const ask = { draftId, caseId: report.caseId, withPhotos: true }
    const both = await Promise.all([joinCase(phone.db, ask, phone.env), joinCase(phone.db, ask, phone.env)])
    expect(both.filter((one) => one.ok)).toHaveLength(1)
    expect(await phone.db.count('operations')).toBe(1)
  })

  test.each<Fate>(['lost on the way', 'answer lost'])(
    'reaches the server once with its photos, whichever exchange is cut (%s)',
    async (fate) => {
      const counted = await joinedOn()
      const counting = syncOn(counted.db, counted.env)
      await counting.run()
      const total = counting.exchanges()
      for (let cut = 0; cut < total; cut++) {
        report = aReport()
        await heart.as('wang').putReport(report)
        const { db, env, kept } = await joinedOn()
        await syncOn(db, env, (exchange) => (exchange === cut ? fate : 'through')).run({ pressed: true })
        await syncOn(db, env).run({ pressed: true })
        expect((await db.get('operations', kept.opId))?.state, `cut at exchange ${cut}`).toBe('delivered')
        const desk = await onDesk()
        expect([desk.seenBy, desk.photos.length, desk.history.length]).toEqual([1, 2, 2])
      }
    },
    60_000,
  )

  test('is listed as the server tells it, on this phone and on another', async () => {
    const { db, env } = await joinedOn()
    await syncOn(db, env).run()
    const told = {
      caseId: report.caseId,
      state: 'submitted',
      sync: { state: 'delivered' },
      case: { joined: true, words: '' },
    }
    expect(await listJoinedCases(db, owner)).toMatchObject([told])
    const other = await freshPhone(me)
    await syncOn(other.db, other.env).run()
    expect(await listJoinedCases(other.db, owner)).toMatchObject([{ ...told, opId: null, photos: [] }])
    expect(await listMyReports(other.db, owner)).toEqual([])
  })

  test('without photos sends none', async () => {
    const { db, env } = await joinedOn(false)
    await syncOn(db, env).run()
    expect(await onDesk()).toMatchObject({ seenBy: 1, photos: [{ purpose: 'before' }] })
  })

  test('is delivered also when the case was closed meanwhile, and held when it was declined', async () => {
    const { db, env, kept } = await joinedOn()
    await heart.as('li').act(report.caseId, { act: 'decline', reason: '重复' }, 1)
    const sent = await syncOn(db, env).run({ pressed: true })
    expect(sent).toMatchObject({ sent: 0, held: 1 })
    expect(await listJoinedCases(db, owner)).toMatchObject([
      { canTakeBack: true, sync: { hold: { why: 'refused', code: 'wrong_state' } } },
    ])
    expect(await takeBackJoining(db, kept.opId, env)).toBe(true)
    const [draft] = await listDrafts(db, owner)
    const sealing = draft && (await sealDraft(db, draft.draftId, env))
    expect(sealing?.ok).toBe(true)
    expect(await syncOn(db, env).run({ pressed: true })).toMatchObject({ sent: 1, held: 0 })
  })
})

describe('taken back', () => {
  test('the draft is as it was, and nothing is left in the outbox', async () => {
    const { db, env, draftId, before, kept } = await joinedOn(true, 2)
    expect(await takeBackJoining(db, kept.opId, env, kept.putAway)).toBe(true)
    const after = await readDraft(db, draftId)
    expect(after).toEqual({ draft: { ...before?.draft, updatedAt: env.now() }, photos: before?.photos })
    const left = await Promise.all((['operations', 'photos', 'photoBytes'] as const).map((store) => db.count(store)))
    expect(left).toEqual([0, 0, 0])
  })

  test('after the page was opened anew the photos that were to be sent are the draft’s again', async () => {
    const { db, env, draftId, before, kept } = await joinedOn(true, 2)
    expect(await takeBackJoining(db, kept.opId, env)).toBe(true)
    const after = await readDraft(db, draftId)
    const bytesOf = (photos: typeof after) => photos?.photos.map(({ ready }) => ready?.bytes.byteLength).sort()
    expect(bytesOf(after)).toEqual(bytesOf(before))
    expect(after?.draft).toMatchObject({ categoryId: 'ebike-parking', words: '堵住单元门' })
  })

  test('not once it is delivered', async () => {
    const { db, env, kept } = await joinedOn()
    await syncOn(db, env).run()
    expect(await takeBackJoining(db, kept.opId, env, kept.putAway)).toBe(false)
    expect(await listDrafts(db, owner)).toEqual([])
    expect(await takeBackJoining(db, 'none', env)).toBe(false)
  })

  test('its photos may go out with a report although the server knows them from the joining', async () => {
    const { db, env, draftId, kept } = await joinedOn()
    // The evidence and its photo arrive, the act does not.
    await syncOn(db, env, (exchange) => (exchange >= 4 ? 'lost on the way' : 'through')).run({ pressed: true })
    expect((await db.get('operations', kept.opId))?.state).toBe('manifest_sent')
    expect(await takeBackJoining(db, kept.opId, env, kept.putAway)).toBe(true)
    expect((await sealDraft(db, draftId, env)).ok).toBe(true)
    expect(await syncOn(db, env).run({ pressed: true })).toMatchObject({ sent: 1, held: 0, waiting: 0 })
  })
})
