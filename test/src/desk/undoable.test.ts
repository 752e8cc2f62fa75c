import { expect, test } from 'vitest'
import { isStuck } from '../../../src/case-parts/pending-acts.ts'
import { secondsLeft, undoables } from '../../../src/desk/undoable.ts'
import { pendingAct, TUESDAY_TEN } from '../../support/desk-case.ts'

const now = TUESDAY_TEN

test('steps taken in one go are undone together, under the name of the last', () => {
  const notBefore = now + 10_000
  const pending = [
    pendingAct('a', { act: 'settle', categoryId: 'x' }, { notBefore }),
    pendingAct('a', { act: 'accept' }, { notBefore }),
    pendingAct('b', { act: 'accept' }, { notBefore }),
    pendingAct('c', { act: 'accept' }), // being sent
  ]
  expect(undoables(pending)).toMatchObject([
    { caseId: 'a', opIds: ['op-a-settle', 'op-a-accept'], act: { act: 'accept' } },
    { caseId: 'b', opIds: ['op-b-accept'] },
  ])
})

test('the seconds in which nobody is told count down to none', () => {
  expect([10_000, 9_001, 1, 0, -5_000].map((ms) => secondsLeft({ notBefore: now + ms }, now))).toEqual([
    10, 10, 1, 0, 0,
  ])
  expect(secondsLeft({ notBefore: 0 }, now)).toBe(0)
})

test('a step that only waits its time is no trouble; one that met some is', () => {
  const fresh = pendingAct('a', { act: 'accept' }, { trouble: null, notBefore: now + 10_000 })
  expect(isStuck(fresh, now + 10_000)).toBe(false)
  expect(isStuck(fresh, now + 16_000)).toBe(true)
  expect(isStuck({ ...fresh, trouble: 'no_network' }, now)).toBe(true)
})
