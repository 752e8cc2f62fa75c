import { expect, test } from 'vitest'
import { photosOfOperation } from '../../../src/case-parts/operation-photos.ts'
import { sealAct } from '../../../src/offline/acts.ts'
import { deliveredSteps } from '../../../src/tasks/delivered-steps.ts'
import { readTasksAddress, tasksHref } from '../../../src/tasks/tasks-address.ts'
import { freshPhone, owner, readyPhoto } from '../../support/local-phone.ts'

test('the newest receipt of a case says where the handler’s steps left it', async () => {
  const { db, env } = await freshPhone()
  for (const [revision, state] of [
    [5, 'awaiting_verification'],
    [4, 'in_progress'],
  ] as const) {
    const kept = await sealAct(db, owner, { caseId: 'a', act: { act: 'start' }, revision: 3 }, env)
    const op = kept.ok && (await db.get('operations', kept.opId))
    if (!op) throw new Error('not kept')
    const receipt = {
      caseId: 'a',
      opId: op.opId,
      bodySha256: op.bodySha256,
      revision,
      state,
      epoch: 'e',
      seq: revision,
    }
    await db.put('operations', { ...op, state: 'delivered', receipt })
  }
  expect(await deliveredSteps(db, owner)).toEqual([{ caseId: 'a', revision: 5, state: 'awaiting_verification' }])
})

test('a step that did not go through gives its photos back byte for byte, to be handed in anew', async () => {
  const { db, env } = await freshPhone()
  const photo = readyPhoto(5000)
  const act = { act: 'done', photoIds: [], note: '' } as const
  const kept = await sealAct(
    db,
    owner,
    { caseId: 'a', act: { ...act, photoIds: [] }, revision: 3, photos: [photo] },
    env,
  )
  if (!kept.ok) throw new Error('not kept')
  const [back] = await photosOfOperation(db, kept.opId)
  expect(back && new Uint8Array(back.bytes)).toEqual(new Uint8Array(photo.bytes))
  expect(back).toMatchObject({ width: 1600, height: 1200, type: 'image/jpeg' })
})

test('the open sheet is in the address, so that it is open again after the camera killed the page', () => {
  const address = { sheet: 'done', caseId: 'case-1' } as const
  expect(readTasksAddress(new URL(tasksHref(address), 'http://x').searchParams)).toEqual(address)
  expect(readTasksAddress(new URLSearchParams('sheet=nonsense&case=a'))).toEqual({ sheet: null, caseId: null })
  expect(readTasksAddress(new URLSearchParams('sheet=done'))).toEqual({ sheet: null, caseId: null })
})
