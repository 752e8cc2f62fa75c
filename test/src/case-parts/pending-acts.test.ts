import { expect, test } from 'vitest'
import { needsPerson, pendingActs } from '../../../src/case-parts/pending-acts.ts'
import { sealAct } from '../../../src/offline/acts.ts'
import { freshPhone, owner } from '../../support/local-phone.ts'

test('the steps a person took and the server has not confirmed are read back with their words, oldest first', async () => {
  const { db, env } = await freshPhone()
  await sealAct(db, owner, { caseId: 'a', act: { act: 'decline', reason: '重复' }, revision: 4 }, env)
  env.tick(1000)
  await sealAct(db, owner, { caseId: 'b', act: { act: 'accept' }, revision: 1 }, env)
  const pending = await pendingActs(db, owner)
  expect(pending.map(({ caseId, act, ifMatch }) => ({ caseId, act, ifMatch }))).toEqual([
    { caseId: 'a', act: { act: 'decline', reason: '重复' }, ifMatch: 4 },
    { caseId: 'b', act: { act: 'accept' }, ifMatch: 1 },
  ])
})

test('what was delivered, and what another person did on this phone, is not shown', async () => {
  const { db, env } = await freshPhone()
  const other = { ...owner, personId: 'p-other' }
  await sealAct(db, other, { caseId: 'a', act: { act: 'accept' }, revision: 1 }, env)
  const mine = await sealAct(db, owner, { caseId: 'b', act: { act: 'accept' }, revision: 1 }, env)
  if (!mine.ok) throw new Error('not kept')
  const op = await db.get('operations', mine.opId)
  if (!op) throw new Error('not there')
  await db.put('operations', { ...op, state: 'delivered' })
  expect(await pendingActs(db, owner)).toEqual([])
})

test('a refusal and a conflict wait for the person, a missing network does not', async () => {
  const { db, env } = await freshPhone()
  await sealAct(db, owner, { caseId: 'a', act: { act: 'accept' }, revision: 1 }, env)
  const [pending] = await pendingActs(db, owner)
  if (!pending) throw new Error('not there')
  expect(needsPerson(pending)).toBe(false)
  expect(needsPerson({ ...pending, hold: { why: 'sign_in' } })).toBe(false)
  expect(needsPerson({ ...pending, hold: { why: 'refused', code: 'wrong_state', at: 1 } })).toBe(true)
  expect(needsPerson({ ...pending, hold: { why: 'conflict', at: 1, current: null } })).toBe(true)
})
