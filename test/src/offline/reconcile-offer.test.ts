import { describe, expect, test } from 'vitest'
import { readReconcileDue, writeReconcileDue } from '../../../src/offline/settings.ts'
import { UUID_2 } from '../../domain/examples.ts'
import { owner } from '../../support/local-phone.ts'
import {
  asked,
  change,
  db,
  eachOnReconcilingPhone,
  operation,
  reconciler,
  report,
  saying,
  step,
  told,
} from './reconciling-phone.ts'

eachOnReconcilingPhone()

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
