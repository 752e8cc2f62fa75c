import { expect, test } from 'vitest'
import type { Me, Role } from '../../../domain/person.ts'
import { isOwnWork, offeredSteps } from '../../../src/desk/desk-steps.ts'
import { isOutOfReach, settleAct } from '../../../src/desk/settle-change.ts'
import { deskCase } from '../../support/desk-case.ts'

const me = (role: Role, gridIds: string[] | null = ['g3', 'none']): Me => ({
  personId: 'p-me',
  name: '李',
  communityId: 'c',
  posts: [{ role, gridIds }],
})
const steps = (item: Parameters<typeof offeredSteps>[0], who: Me) => offeredSteps(item, who).map(({ step }) => step)

test('a leader reviews, dispatches and verifies in the own grid only', () => {
  expect(steps(deskCase('a'), me('grid_leader'))).toEqual(['merge', 'settle', 'ask', 'decline', 'accept'])
  expect(steps(deskCase('a', { state: 'accepted' }), me('grid_leader'))).toEqual([
    'merge',
    'settle',
    'unsolved',
    'dispatch',
  ])
  expect(steps(deskCase('a', { state: 'in_progress' }), me('grid_leader'))).toEqual(['unsolved', 'suspend', 'dispatch'])
  expect(steps(deskCase('a', { state: 'suspended' }), me('grid_leader'))).toEqual(['unsolved', 'resume'])
  expect(steps(deskCase('a', { state: 'awaiting_verification' }), me('grid_leader'))).toEqual(['fail', 'verify'])
  expect(steps(deskCase('a', { gridId: 'g4' }), me('grid_leader'))).toEqual([])
})

test('where several have a task, each is given to somebody else by itself', () => {
  const part = (taskId: string, state: 'dispatched' | 'in_progress' | 'done') => ({
    taskId,
    handlerId: taskId,
    handlerName: taskId,
    text: '',
    state,
    dueAt: null,
    reworkCount: 0,
    dispatchedAt: 0,
    startedAt: null,
    doneAt: null,
    extension: null,
  })
  const item = (...tasks: ReturnType<typeof part>[]) => deskCase('a', { state: 'in_progress', tasks })
  expect(steps(item(part('1', 'dispatched'), part('2', 'in_progress')), me('grid_leader'))).not.toContain('dispatch')
  expect(steps(item(part('1', 'done'), part('2', 'in_progress')), me('grid_leader'))).toContain('dispatch')
})

test('a supervisor verifies and does nothing else', () => {
  expect(steps(deskCase('a'), me('supervisor', null))).toEqual([])
  expect(steps(deskCase('a', { state: 'awaiting_verification' }), me('supervisor', null))).toEqual(['fail', 'verify'])
})

test('立案 stays in sight and says what it lacks while category or grid is missing', () => {
  const lacks = (item: Parameters<typeof offeredSteps>[0]) =>
    offeredSteps(item, me('grid_leader')).find(({ step }) => step === 'accept')?.lacks
  expect(lacks(deskCase('a', { categoryId: null }))).toBe('category_missing')
  expect(lacks(deskCase('a', { gridId: null }))).toBe('grid_missing')
  expect(lacks(deskCase('a'))).toBeNull()
})

test('nobody verifies their own work, and is told why', () => {
  const own = deskCase('a', { state: 'awaiting_verification', handlerId: 'p-me' })
  expect(steps(own, me('grid_leader'))).toEqual([])
  expect(isOwnWork(own, me('grid_leader'))).toBe(true)
  expect(isOwnWork({ ...own, handlerId: 'p-other' }, me('grid_leader'))).toBe(false)
})

test('settling sends only what was changed', () => {
  const item = deskCase('a', { categoryId: null, gridId: 'g3' })
  expect(settleAct(item, { categoryId: '', gridId: 'g3', place: null })).toBeNull()
  expect(settleAct(item, { categoryId: 'pets', gridId: 'g3', place: null })).toEqual({
    act: 'settle',
    categoryId: 'pets',
  })
})

test('a case settled into another leader’s grid is known to leave', () => {
  expect(isOutOfReach('g4', me('grid_leader'))).toBe(true)
  expect(isOutOfReach('g3', me('grid_leader'))).toBe(false)
  expect(isOutOfReach('g4', me('admin', null))).toBe(false)
})
