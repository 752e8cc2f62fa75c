import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ReconcileRequest } from '../../../domain/reconcile.ts'
import { sealAct } from '../../../src/offline/acts.ts'
import { createApiClient } from '../../../src/offline/api-client.ts'
import { onChange } from '../../../src/offline/changes.ts'
import type { LocalDb } from '../../../src/offline/local-db.ts'
import type { Operation } from '../../../src/offline/operation.ts'
import { createReconciler } from '../../../src/offline/reconcile.ts'
import { sealDraft } from '../../../src/offline/seal.ts'
import { readReconcileDue, writeReconcileDue } from '../../../src/offline/settings.ts'
import { UUID_2 } from '../../domain/examples.ts'
import { draftWithPhotos, freshPhone, type handEnvironment, owner, readyPhoto } from '../../support/local-phone.ts'
import { scriptedFetch } from '../../support/scripted-server.ts'

let db: LocalDb
let env: ReturnType<typeof handEnvironment>
let asked: ReconcileRequest[]
beforeEach(async () => {
  ;({ db, env } = await freshPhone())
  asked = []
})
afterEach(() => db.close())

const operation = async (opId: string): Promise<Operation> => {
  const op = await db.get('operations', opId)
  if (!op) throw new Error('no such operation')
  return op
}
const change = async (opId: string, what: Partial<Operation>) =>
  db.put('operations', { ...(await operation(opId)), ...what })
const deliveredIn = async (opId: string, epoch: string) => {
  const { caseId, bodySha256 } = await operation(opId)
  const receipt = { caseId, opId, bodySha256, revision: 1, state: 'x', epoch, seq: 1 }
  await change(opId, { state: 'delivered', deliveredAt: env.now(), receipt, attempts: 4, toldAgain: 2 })
  for (const photo of await db.getAllFromIndex('photos', 'opId', opId))
    await db.put('photos', { ...photo, state: 'delivered', attempt: 'a', sentBytes: photo.size })
  return opId
}
async function report(photos = 1, epoch = 'old'): Promise<string> {
  const ready = Array.from({ length: photos }, (_, i) => readyPhoto(600, i))
  const sealing = await sealDraft(db, await draftWithPhotos(db, env, ready), env)
  if (!sealing.ok) throw new Error(sealing.why)
  env.tick(5)
  return deliveredIn(sealing.opId, epoch)
}
async function step(caseId: string, photos = 0): Promise<string> {
  const act = photos > 0 ? ({ act: 'done', photoIds: [], note: '' } as const) : ({ act: 'accept' } as const)
  const ready = Array.from({ length: photos }, (_, i) => readyPhoto(600, i))
  const body = act.act === 'done' ? { ...act, photoIds: [] } : act
  const kept = await sealAct(db, owner, { caseId, act: body, revision: 1, photos: ready }, env)
  if (!kept.ok) throw new Error(kept.why)
  env.tick(5)
  return deliveredIn(kept.opId, 'old')
}

type Say = { reports?: object[]; acts?: object[] }
function reconciler(say: (request: ReconcileRequest) => Say | 'cut') {
  const { fetch } = scriptedFetch(({ body }) => {
    const request = JSON.parse(new TextDecoder().decode(body)) as ReconcileRequest // what our own client made
    asked.push(request)
    const said = say(request)
    return said === 'cut' ? said : Response.json({ epoch: 'new', reports: [], acts: [], ...said })
  })
  return createReconciler(owner, { api: createApiClient(fetch), db, env })
}
const photoIdsOf = async (opId: string) => (await operation(opId)).photoIds
const photoStates = async (opId: string) =>
  (await db.getAllFromIndex('photos', 'opId', opId)).map((photo) => photo.state)
const saying =
  (state: string, photo = 'have') =>
  ({ reports, acts }: ReconcileRequest): Say => ({
    reports: reports.map(({ reportId, photos }) => ({
      reportId,
      state,
      photos: photos.map(({ id }) => ({ id, state: photo })),
    })),
    acts: acts.map(({ opId }) => ({ opId, state })),
  })
const told = async (work: Promise<unknown>) => {
  let times = 0
  const stop = onChange(() => times++)
  await work
  stop()
  return times
}

describe('what is offered', () => {
  test('all that was delivered in another epoch, once in a run; nothing of this one', async () => {
    const [old, fresh] = [await report(2), await report(1, 'new')]
    const act = await step(UUID_2)
    await change(await step(UUID_2), { state: 'manifest_sent' })
    const one = reconciler(saying('have'))
    expect(await told(one.heard('new'))).toBe(1)
    await one.heard('new')
    await one.cursorGone()
    const op = await operation(old)
    const photos = await db.getAllFromIndex('photos', 'opId', old)
    const { caseId, bodySha256 } = await operation(act)
    expect(asked).toEqual([
      {
        reports: [
          {
            reportId: op.reportId,
            opId: old,
            manifestSha256: op.bodySha256,
            photos: photos.map(({ photoId, sha256 }) => ({ id: photoId, sha256 })),
          },
        ],
        acts: [{ opId: act, caseId, bodySha256 }],
      },
    ])
    expect([one.found(), (await operation(old)).confirmedIn, (await operation(fresh)).confirmedIn]).toEqual([
      false,
      'new',
      undefined,
    ])
    await reconciler(saying('have')).heard('new')
    expect(asked).toHaveLength(1)
  })
  test('everything when a cursor was refused, or when that is still due', async () => {
    await report(1, 'new')
    await reconciler(saying('have')).cursorGone()
    expect([asked.length, await readReconcileDue(db, owner)]).toEqual([1, false])
    await writeReconcileDue(db, owner, true)
    await reconciler(() => 'cut').heard('new')
    expect([asked.length, await readReconcileDue(db, owner)]).toEqual([2, true])
    await reconciler(saying('have')).heard('new')
    expect([asked.length, await readReconcileDue(db, owner)]).toEqual([3, false])
  })
  test('nothing, and nobody is told, when there is nothing', async () => {
    expect(await told(reconciler(saying('have')).heard('new'))).toBe(0)
    expect(asked).toEqual([])
  })
  test('what the server deleted for good never again; what was lost once more', async () => {
    const [gone, lost] = [await report(), await report()]
    await change(gone, { afterRestore: { why: 'gone', at: 1 } })
    await change(lost, { afterRestore: { why: 'lost', at: 1 } })
    await reconciler(saying('have')).heard('new')
    expect(asked.flatMap(({ reports }) => reports.map(({ opId }) => opId))).toEqual([lost])
  })
})

describe('what comes of the answer', () => {
  test('missing: unsent again, with all its photos, as if it had never been sent', async () => {
    const opId = await report(2)
    const one = reconciler(saying('missing', 'have'))
    await one.heard('new')
    expect(one.found()).toBe(true)
    expect(await operation(opId)).toMatchObject({
      state: 'sealed',
      after: null,
      hold: null,
      attempts: 0,
      nextTryAt: null,
      lastTrouble: null,
      deliveredAt: null,
      receipt: null,
      toldAgain: 0,
    })
    const photos = await db.getAllFromIndex('photos', 'opId', opId)
    expect(photos.map(({ state, attempt, sentBytes }) => [state, attempt, sentBytes])).toEqual(
      Array(2).fill(['waiting', null, 0]),
    )
  })
  test('there, but for a photo: only that is sent again', async () => {
    const opId = await report(2)
    const [first] = await photoIdsOf(opId)
    const one = reconciler(({ reports }) => ({
      reports: reports.map(({ reportId }) => ({ reportId, state: 'have', photos: [{ id: first, state: 'missing' }] })),
    }))
    await one.heard('new')
    expect([one.found(), (await operation(opId)).state]).toEqual([true, 'manifest_sent'])
    expect((await photoStates(opId)).sort()).toEqual(['delivered', 'waiting'])
  })
  test('gone: noted with its time, kept, not sent', async () => {
    const opId = await report()
    const one = reconciler(saying('gone'))
    await one.heard('new')
    expect([one.found(), await photoStates(opId)]).toEqual([false, ['delivered']])
    expect(await operation(opId)).toMatchObject({
      state: 'delivered',
      confirmedIn: 'new',
      afterRestore: { why: 'gone', at: env.now() },
    })
  })
  test('missing, with its bytes let go of here: said to be lost, kept, not sent', async () => {
    const opId = await report(2)
    const [first] = await photoIdsOf(opId)
    await db.delete('photoBytes', first ?? '')
    const one = reconciler(saying('missing'))
    await one.heard('new')
    expect([one.found(), await photoStates(opId)]).toEqual([false, ['delivered', 'delivered']])
    expect(await operation(opId)).toMatchObject({
      state: 'delivered',
      confirmedIn: 'new',
      afterRestore: { why: 'lost', at: env.now() },
    })
  })
  test('nothing said of it: nothing is done', async () => {
    const [opId, act] = [await report(), await step(UUID_2)]
    const before = [await operation(opId), await operation(act)]
    await reconciler(() => ({})).heard('new')
    expect([await operation(opId), await operation(act)]).toEqual(before)
  })
  test('a step: missing with its photos, there or gone', async () => {
    const [missing, have, gone] = [await step(UUID_2, 1), await step(UUID_2, 1), await step(UUID_2)]
    const one = reconciler(({ acts }) => ({
      acts: acts.map(({ opId }) => ({ opId, state: opId === missing ? 'missing' : opId === have ? 'have' : 'gone' })),
    }))
    await one.heard('new')
    expect(one.found()).toBe(true)
    expect([await operation(missing), await operation(have), await operation(gone)]).toMatchObject([
      { state: 'sealed' },
      { state: 'delivered', confirmedIn: 'new' },
      { state: 'delivered', afterRestore: { why: 'gone' } },
    ])
    expect([await photoStates(missing), await photoStates(have)]).toEqual([['waiting'], ['delivered']])
  })
  test('what became unsent in another tab meanwhile is left alone', async () => {
    const [gone, missing] = [await report(), await report()]
    const one = reconciler((request) => {
      void change(gone, { state: 'sealed' })
      void change(missing, { state: 'sealed', attempts: 9 })
      const [first, second] = request.reports
      const verdict = (of: typeof first, state: string) => (of ? [{ reportId: of.reportId, state, photos: [] }] : [])
      return { reports: [...verdict(first, 'gone'), ...verdict(second, 'missing')] }
    })
    await one.heard('new')
    expect((await operation(gone)).afterRestore).toBeUndefined()
    expect([(await operation(missing)).attempts, await photoStates(missing)]).toEqual([9, ['delivered']])
  })
})

describe('steps on a case whose report is sent again', () => {
  const refused = { hold: { why: 'refused', code: 'not_found', at: 1 }, nextTryAt: 9, state: 'sealed' } as const
  test('follow it, and are released if they were refused for want of it', async () => {
    const opId = await report()
    const { caseId } = await operation(opId)
    const [lost, held, otherCode, otherCase, otherHold] = [
      await step(caseId),
      await step(caseId),
      await step(caseId),
      await step(UUID_2),
      await step(caseId),
    ]
    await change(held, refused)
    await change(otherCode, { ...refused, hold: { ...refused.hold, code: 'wrong_state' } })
    await change(otherCase, refused)
    await change(otherHold, { ...refused, hold: { why: 'damaged', at: 1 } })
    await reconciler(saying('missing')).heard('new')
    expect(await operation(lost)).toMatchObject({ state: 'sealed', after: opId })
    expect(await operation(held)).toMatchObject({ hold: null, nextTryAt: null, after: opId })
    expect(await operation(otherCode)).toMatchObject({ hold: { code: 'wrong_state' }, after: null })
    expect(await operation(otherCase)).toMatchObject({ hold: { code: 'not_found' }, after: null })
    expect(await operation(otherHold)).toMatchObject({ hold: { why: 'damaged' }, after: null })
  })
  test('follow what they followed before, when the report is not of this phone', async () => {
    const opId = await step(UUID_2)
    await change(opId, { after: 'something' })
    await reconciler(saying('missing')).heard('new')
    expect((await operation(opId)).after).toBe('something')
  })
  test('are not released by a step', async () => {
    const [lost, held] = [await step(UUID_2), await step(UUID_2)]
    await change(held, refused)
    await reconciler(saying('missing')).heard('new')
    expect([(await operation(lost)).state, (await operation(held)).hold]).toMatchObject([
      'sealed',
      { code: 'not_found' },
    ])
  })
})
