import { describe, expect, test } from 'vitest'
import { sealAct } from '../../../src/offline/acts.ts'
import { onChange } from '../../../src/offline/changes.ts'
import { dropOperation, retryOperation } from '../../../src/offline/my-reports.ts'
import { UUID } from '../../domain/examples.ts'
import { owner, readyPhoto } from '../../support/local-phone.ts'
import { act, change, db, eachWithOwnReports, env, operation, report } from './own-reports.ts'

eachWithOwnReports()

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
