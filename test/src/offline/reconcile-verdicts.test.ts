import { describe, expect, test } from 'vitest'
import { UUID_2 } from '../../domain/examples.ts'
import {
  change,
  db,
  eachOnReconcilingPhone,
  env,
  operation,
  photoIdsOf,
  photoStates,
  reconciler,
  report,
  saying,
  step,
} from './reconciling-phone.ts'

eachOnReconcilingPhone()

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
