import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { MyCase } from '../../../domain/case-view.ts'
import { sealAct } from '../../../src/offline/acts.ts'
import { onChange } from '../../../src/offline/changes.ts'
import { countUnsent } from '../../../src/offline/count-unsent.ts'
import type { LocalDb } from '../../../src/offline/local-db.ts'
import {
  dropOperation,
  listMyReports,
  manifestIn,
  readPhotoBytes,
  retryOperation,
  syncOf,
} from '../../../src/offline/my-reports.ts'
import type { KeptPhoto, Operation } from '../../../src/offline/operation.ts'
import { sealDraft } from '../../../src/offline/seal.ts'
import { writePause } from '../../../src/offline/settings.ts'
import { myCase, place, RANDOM, UUID, UUID_2 } from '../../domain/examples.ts'
import { draftWithPhotos, freshPhone, type handEnvironment, owner, readyPhoto } from '../../support/local-phone.ts'

let db: LocalDb
let env: ReturnType<typeof handEnvironment>
beforeEach(async () => {
  ;({ db, env } = await freshPhone())
})
afterEach(() => db.close())

async function report(photos = 1) {
  const draftId = await draftWithPhotos(
    db,
    env,
    Array.from({ length: photos }, (_, i) => readyPhoto(1_000, i)),
  )
  const sealing = await sealDraft(db, draftId, env)
  if (!sealing.ok) throw new Error(sealing.why)
  env.tick(1_000)
  return sealing
}
const operation = async (opId: string): Promise<Operation> => {
  const op = await db.get('operations', opId)
  if (!op) throw new Error('no such operation')
  return op
}
const change = async (opId: string, what: Partial<Operation>) =>
  db.put('operations', { ...(await operation(opId)), ...what })
const fromServer = (more: object) =>
  db.put('cases', {
    ...owner,
    scope: 'mine',
    caseId: UUID_2,
    view: { ...myCase, place: null, ...more } as MyCase, // an example by the schema's own shape
  })
const act = (caseId: string, what: Parameters<typeof sealAct>[2]['act']) =>
  sealAct(db, owner, { caseId, act: what, revision: null }, env)

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

describe('a person’s own acts on what waits', () => {
  test('trying again as it is', async () => {
    const { opId } = await report()
    await change(opId, { hold: { why: 'refused', code: 'gone', at: 1 }, nextTryAt: 7 })
    const before = await operation(opId)
    let told = 0
    const stop = onChange(() => told++)
    await retryOperation(db, opId)
    stop()
    expect([await operation(opId), told]).toEqual([{ ...before, hold: null, nextTryAt: null }, 1])
    await retryOperation(db, 'no such operation')
    expect(await db.count('operations')).toBe(1)
  })

  test('giving up a step the server did not take, with its photos; never a report, never what only waits', async () => {
    const { opId } = await report()
    const done = await sealAct(
      db,
      owner,
      { caseId: UUID, act: { act: 'done', photoIds: [], note: '' }, revision: 3, photos: [readyPhoto()] },
      env,
    )
    if (!done.ok) throw new Error(done.why)
    const hold = { why: 'refused', code: 'wrong_state', at: 1 } as const
    await change(opId, { hold })
    await dropOperation(db, opId)
    await dropOperation(db, done.opId)
    await dropOperation(db, 'no such operation')
    expect([await db.count('operations'), await db.count('photos'), await db.count('photoBytes')]).toEqual([2, 2, 2])
    await change(done.opId, { hold })
    let told = 0
    const stop = onChange(() => told++)
    await dropOperation(db, done.opId)
    stop()
    expect([await db.count('operations'), await db.count('photos'), await db.count('photoBytes')]).toEqual([1, 1, 1])
    expect([(await operation(opId)).opId, told]).toEqual([opId, 1])
  })
})

test('a kept photo’s bytes, or nothing once they were let go', async () => {
  const { opId } = await report()
  const [photoId = ''] = (await operation(opId)).photoIds
  expect((await readPhotoBytes(db, photoId))?.byteLength).toBe(1_000)
  await db.delete('photoBytes', photoId)
  expect(await readPhotoBytes(db, photoId)).toBeNull()
})

test('a sealed step has its photos in its body and waits for what must come first', async () => {
  const kept = await sealAct(
    db,
    owner,
    {
      caseId: UUID,
      act: { act: 'done', photoIds: ['to be replaced'], note: '好了' },
      revision: 3,
      photos: [readyPhoto()],
      after: 'op',
    },
    env,
  )
  if (!kept.ok) throw new Error(kept.why)
  const op = await operation(kept.opId)
  const [photo] = await db.getAllFromIndex('photos', 'opId', kept.opId)
  expect(JSON.parse(new TextDecoder().decode(op.body))).toEqual({
    act: 'done',
    photoIds: [photo?.photoId],
    note: '好了',
  })
  expect(photo).toEqual({
    ...readyPhoto(),
    bytes: undefined,
    photoId: expect.stringMatching(/^[0-9a-f]{32}$/),
    opId: kept.opId,
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    size: 1_000,
    state: 'waiting',
    attempt: null,
    sentBytes: 0,
  })
  expect(op).toMatchObject({
    ...owner,
    kind: 'act',
    caseId: UUID,
    reportId: null,
    sealedAt: env.now(),
    ifMatch: 3,
    photoIds: [photo?.photoId],
    after: 'op',
    state: 'sealed',
    hold: null,
    attempts: 0,
    lastTriedAt: null,
    nextTryAt: null,
    lastTrouble: null,
    deliveredAt: null,
    receipt: null,
  })
  const plain = await act(UUID, { act: 'withdraw' })
  if (!plain.ok) throw new Error(plain.why)
  expect(await operation(plain.opId)).toMatchObject({ photoIds: [], after: null, ifMatch: null })
})
