import { describe, expect, test } from 'vitest'
import { countUnsent } from '../../../src/offline/count-unsent.ts'
import { listMyReports, manifestIn, readPhotoBytes, syncOf } from '../../../src/offline/my-reports.ts'
import type { KeptPhoto, Operation } from '../../../src/offline/operation.ts'
import { writePause } from '../../../src/offline/settings.ts'
import { myCase, place, RANDOM, UUID, UUID_2 } from '../../domain/examples.ts'
import { owner } from '../../support/local-phone.ts'
import { act, change, db, eachWithOwnReports, fromServer, operation, report } from './own-reports.ts'

eachWithOwnReports()

describe('what a person reported', () => {
  test('from this phone: what was said, how far it was sent', async () => {
    const { opId, reportId } = await report(2)
    const op = await operation(opId)
    expect(await listMyReports(db, owner)).toEqual([
      {
        reportId,
        caseId: op.caseId,
        opId,
        sealedAt: op.sealedAt,
        said: manifestIn(op),
        photos: await db
          .getAllFromIndex('photos', 'opId', opId)
          .then((all) => op.photoIds.map((id) => all.find((photo) => photo.photoId === id))),
        sync: {
          state: 'sealed',
          photosSent: 0,
          photosTotal: 2,
          photosRefused: 0,
          photosDamaged: 0,
          percent: null,
          afterRestore: null,
          hold: null,
          trouble: null,
        },
        pending: [],
        case: null,
        incomplete: true,
      },
    ])
  })

  test('from another phone: as the server tells it', async () => {
    await fromServer({
      photos: ['stored', 'stored', 'stored', 'refused', 'awaiting'].map((state) => ({ ...myCase.photos[0], state })),
    })
    const [mine] = await listMyReports(db, owner)
    expect(mine).toMatchObject({
      reportId: UUID,
      caseId: UUID_2,
      opId: null,
      sealedAt: 1,
      said: { categoryId: 'ebike-parking', kind: '楼道停放', place: null, words: '堵住了门', takenAt: null },
      photos: [],
      sync: {
        state: 'delivered',
        photosSent: 3,
        photosTotal: 5,
        photosRefused: 1,
        photosDamaged: 0,
        percent: null,
        afterRestore: null,
        hold: null,
        trouble: null,
      },
      pending: [],
      incomplete: false,
    })
    expect(mine?.case?.caseId).toBe(UUID_2)
  })

  test('a photo that this phone knows nothing of any more is left out', async () => {
    const { opId } = await report(2)
    const [first, second] = (await operation(opId)).photoIds
    await db.delete('photos', first ?? '')
    const [mine] = await listMyReports(db, owner)
    expect([mine?.photos.map((photo) => photo.photoId), mine?.sync.photosTotal]).toEqual([[second], 2])
  })

  test('photos of the work that was done are not those of the report', async () => {
    await fromServer({ photos: [{ ...myCase.photos[0], purpose: 'after' }] })
    expect((await listMyReports(db, owner))[0]?.sync).toMatchObject({ photosTotal: 0, photosSent: 0 })
  })

  test('both of one report are one, newest first, others’ and steps are none', async () => {
    const first = await report()
    const second = await report()
    await fromServer({ reportId: first.reportId, receivedAt: 5 })
    await act(UUID, { act: 'withdraw' })
    await change((await report()).opId, { personId: 'p-other' })
    const all = await listMyReports(db, owner)
    expect(all.map((one) => one.reportId)).toEqual([second.reportId, first.reportId])
    expect(all.map((one) => one.case?.receivedAt)).toEqual([undefined, 5])
  })

  test('what this person only joined is no report of theirs', async () => {
    await fromServer({ joined: true })
    expect(await listMyReports(db, owner)).toEqual([])
  })
})

describe('what was said so far', () => {
  test('as the leader settled it, with what waits to be sent on top', async () => {
    const { reportId, opId } = await report()
    await fromServer({ reportId, caseId: (await operation(opId)).caseId, words: '改过的', kind: null, place })
    const { caseId } = await operation(opId)
    const supplement = await act(caseId, { act: 'supplement', supplement: { kind: '补充', words: '还有' } })
    await act(UUID, { act: 'supplement', supplement: { words: '别的案件' } })
    const [mine] = await listMyReports(db, owner)
    expect(mine?.said).toMatchObject({ words: '还有', kind: '补充', place, categoryId: 'ebike-parking' })
    expect(mine?.pending.map((op) => op.opId)).toEqual([supplement.ok && supplement.opId])
  })

  test('not what was refused, nor what is delivered', async () => {
    const { opId } = await report()
    const { caseId } = await operation(opId)
    const kept = await act(caseId, { act: 'supplement', supplement: { words: '还有' } })
    if (!kept.ok) throw new Error(kept.why)
    await change(kept.opId, { hold: { why: 'sign_in' } })
    expect((await listMyReports(db, owner))[0]).toMatchObject({ said: { words: '堵住单元门' }, pending: [{}] })
    await change(kept.opId, { hold: null, state: 'delivered' })
    expect((await listMyReports(db, owner))[0]).toMatchObject({ said: { words: '堵住单元门' }, pending: [] })
  })

  test('a step of a later version, whose shape is not known here, is only counted', async () => {
    const { opId } = await report()
    const kept = await act((await operation(opId)).caseId, { act: 'withdraw' })
    if (!kept.ok) throw new Error(kept.why)
    await change(kept.opId, { body: new TextEncoder().encode('{"act":"of a later version"}').buffer })
    expect((await listMyReports(db, owner))[0]).toMatchObject({ said: { words: '堵住单元门' }, pending: [{}] })
  })

  test('a withdrawal says nothing about the words', async () => {
    const { opId } = await report()
    await act((await operation(opId)).caseId, { act: 'withdraw' })
    expect((await listMyReports(db, owner))[0]).toMatchObject({ said: { words: '堵住单元门' }, pending: [{}] })
  })

  test.each([
    ['submitted', 'ebike-parking', null, true],
    ['info_requested', null, place, true],
    ['submitted', 'ebike-parking', place, false],
    ['accepted', null, null, false],
    ['closed', null, null, false],
  ])('%s with category %s: incomplete %s', async (state, categoryId, where, incomplete) => {
    await fromServer({ state, categoryId, place: where })
    expect((await listMyReports(db, owner))[0]?.incomplete).toBe(incomplete)
  })
})

describe('how far it was sent', () => {
  const photo: KeptPhoto = {
    photoId: RANDOM,
    opId: UUID,
    sha256: '',
    size: 1_000,
    type: 'image/jpeg',
    width: 1,
    height: 1,
    thumbnail: new ArrayBuffer(0),
    state: 'waiting',
    attempt: null,
    sentBytes: 0,
  }
  const sync = async (photos: Partial<KeptPhoto>[], op: Partial<Operation> = {}, pause: 'sign_in' | null = null) =>
    syncOf(
      { ...(await operation((await report()).opId)), ...op },
      photos.map((one) => ({ ...photo, ...one })),
      pause,
    )

  test('counts photos by what became of them', async () => {
    const counted = await sync([
      { state: 'delivered' },
      { state: 'delivered', damaged: true },
      { state: 'refused' },
      { damaged: true },
      {},
    ])
    expect(counted).toMatchObject({ photosSent: 2, photosRefused: 1, photosDamaged: 1, photosTotal: 1 })
  })
  test('says how much of the photo on its way has arrived, never quite all of it', async () => {
    const percent = async (...photos: Partial<KeptPhoto>[]) => (await sync(photos)).percent
    expect(await percent({})).toBeNull()
    expect(await percent({ sentBytes: 1 })).toBe(0)
    expect(await percent({ sentBytes: 999 })).toBe(99)
    expect(await percent({ sentBytes: 1_000 })).toBe(99)
    expect(await percent({ state: 'delivered', sentBytes: 1_000 }, { sentBytes: 505 })).toBe(50)
    expect(await percent({ state: 'delivered', sentBytes: 1_000 })).toBeNull()
  })
  test('a pause holds what is not delivered, unless it is held for a reason of its own', async () => {
    expect((await sync([], {}, 'sign_in')).hold).toEqual({ why: 'sign_in' })
    expect((await sync([], { state: 'delivered' }, 'sign_in')).hold).toBeNull()
    const own = { why: 'damaged', at: 1 } as const
    expect((await sync([], { hold: own }, 'sign_in')).hold).toEqual(own)
    expect((await sync([], { afterRestore: { why: 'gone', at: 1 } })).afterRestore).toBe('gone')
    await report()
    await writePause(db, 'upgrade')
    expect((await listMyReports(db, owner))[0]?.sync.hold).toEqual({ why: 'upgrade' })
  })
  test('counts what the server does not have, reports and steps alike', async () => {
    await report()
    await act(UUID, { act: 'withdraw' })
    await change((await report()).opId, { state: 'delivered' })
    await change((await report()).opId, { state: 'manifest_sent' })
    await change((await report()).opId, { personId: 'p-other' })
    expect(await countUnsent(db, owner)).toBe(3)
  })
})

test('a kept photo’s bytes, or nothing once they were let go', async () => {
  const { opId } = await report()
  const [photoId = ''] = (await operation(opId)).photoIds
  expect((await readPhotoBytes(db, photoId))?.byteLength).toBe(1_000)
  await db.delete('photoBytes', photoId)
  expect(await readPhotoBytes(db, photoId)).toBeNull()
})
