import { expect, test } from 'vitest'
import { eventsSince } from '../../../src/case-parts/events-since.ts'
import { conflictOf } from '../../../src/desk/conflict.ts'
import { wantedWords } from '../../../src/desk/wanted-words.ts'
import { deskCase, event, pendingAct, TUESDAY_TEN } from '../../support/desk-case.ts'

const now = deskCase('a', {
  revision: 3,
  state: 'dispatched',
  history: [event(1, 'report'), event(5, 'accept'), event(9, 'dispatch')],
})

test('a late step shows exactly what others did since it was decided', () => {
  expect(eventsSince(now, 1).map(({ type }) => type)).toEqual(['accept', 'dispatch'])
  expect(eventsSince(now, 2).map(({ type }) => type)).toEqual(['dispatch'])
  expect(eventsSince(now, 3)).toEqual([])
})

test('who joined meanwhile is no change: the revision does not count it', () => {
  const joined = { ...now, history: [event(1, 'report'), event(5, 'accept'), event(7, 'join'), event(9, 'dispatch')] }
  expect(eventsSince(joined, 2).map(({ type }) => type)).toEqual(['dispatch'])
  expect(eventsSince(joined, 1).map(({ type }) => type)).toEqual(['accept', 'dispatch'])
})

test('the case as it stands now comes with the conflict', () => {
  const late = pendingAct('a', { act: 'accept' }, { ifMatch: 1, hold: { why: 'conflict', at: 1, current: now } })
  const conflict = conflictOf(late)
  expect(conflict?.now?.state).toBe('dispatched')
  expect(conflict?.meanwhile).toHaveLength(2)
})

test('an answer without a readable case is still a conflict, and other holds are none', () => {
  const late = pendingAct('a', { act: 'accept' }, { hold: { why: 'conflict', at: 1, current: { nonsense: true } } })
  expect(conflictOf(late)).toEqual({ pending: late, now: null, meanwhile: [] })
  expect(conflictOf(pendingAct('a', { act: 'accept' }))).toBeNull()
})

test('what the person wanted is said with its reason, or with whom and until when', () => {
  expect(wantedWords({ act: 'decline', reason: '重复' }, [], TUESDAY_TEN)).toEqual(['不予受理', '原因：重复'])
  const handlers = [{ personId: 'p1', name: '刘姐', kinds: [] }]
  const dispatch = { act: 'dispatch', handlerId: 'p1', task: '', dueAt: TUESDAY_TEN + 3_600_000 } as const
  expect(wantedWords(dispatch, handlers, TUESDAY_TEN)).toEqual(['派遣', '派给刘姐，期限 今天 11:00'])
  expect(wantedWords({ ...dispatch, dueAt: null }, [], TUESDAY_TEN)[1]).toContain('名单里没有')
})
