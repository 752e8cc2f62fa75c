import { expect, test } from 'vitest'
import type { Category } from '../../../domain/category.ts'
import {
  durationWords,
  handlersFor,
  proposedDue,
  proposedTask,
  proposeFor,
} from '../../../src/desk/propose-dispatch.ts'
import { communityFixture } from '../../support/community-fixture.ts'
import { deskCase, TUESDAY_TEN } from '../../support/desk-case.ts'

const [first] = communityFixture.categories
if (!first) throw new Error('the fixture has categories')
const category: Category = { ...first, handler: 'greening', fixWithin: '2h' }
const cleaner = { personId: 'p1', name: '刘姐', kinds: ['cleaning'] }
const gardener = { personId: 'p2', name: '老吴', kinds: ['greening'] }
const property = { personId: 'p3', name: '小陈', kinds: ['property', 'greening'] }

test('those whom the category names stand first, who covers most kinds before the specialist', () => {
  expect(handlersFor(category, [cleaner, gardener, property])).toEqual([property, gardener, cleaner])
})

const rule = { id: 'rule01', categoryIds: [], gridIds: ['g3'], estates: [], weekdays: [], hours: null, handlerId: 'p1' }
const about = { category, community: communityFixture, now: TUESDAY_TEN }
const listed = (handlers: (typeof cleaner)[], rules: (typeof rule)[] = []) => ({ handlers, rules })

test('a new dispatch proposes whom the category names, a second one who has it now', () => {
  const handlers = listed([cleaner, gardener])
  expect(proposeFor(deskCase('a'), { ...about, handlers })?.handlerId).toBe('p2')
  expect(proposeFor(deskCase('a', { handlerId: 'p1' }), { ...about, handlers })?.handlerId).toBe('p1')
  expect(proposeFor(deskCase('a'), { ...about, handlers: listed([cleaner]) })).toBeNull()
  expect(proposeFor(deskCase('a'), { ...about, handlers, category: null })).toBeNull()
  expect(proposeFor(deskCase('a'), { ...about, handlers: null })).toBeNull()
})

test('the rules of dispatch come before the category, and for one more task before who has the other', () => {
  const handlers = listed([cleaner, gardener], [rule])
  expect(proposeFor(deskCase('a'), { ...about, handlers })).toEqual({ handlerId: 'p1', ruleId: 'rule01' })
  expect(proposeFor(deskCase('a', { gridId: 'g4' }), { ...about, handlers })).toEqual({ handlerId: 'p2', ruleId: null })
  const dispatched = deskCase('a', { handlerId: 'p2' })
  expect(proposeFor(dispatched, { ...about, handlers, also: true })?.ruleId).toBe('rule01')
})

test('the deadline counts the working time the category gives from now', () => {
  const community = {
    ...communityFixture,
    calendar: { from: 540, to: 1020, weekdays: [1, 2, 3, 4, 5], exceptions: {} },
  }
  expect(proposedDue(category, community, TUESDAY_TEN)).toBe(TUESDAY_TEN + 2 * 3_600_000)
  expect(proposedDue({ ...category, fixWithin: null }, community, TUESDAY_TEN)).toBeNull()
})

test('the proposed task comes from the category and never from the reporter’s words', () => {
  const item = deskCase('a', { words: '金丝雀原话', kind: '占用绿地' })
  const task = proposedTask(item, category)
  expect(task).toContain(category.name)
  expect(task).toContain('占用绿地')
  expect(task).toContain(category.closeWhen)
  expect(task).not.toContain('金丝雀')
  expect(proposedTask({ ...item, task: '先前写的' }, category)).toBe('先前写的')
})

test('a duration is said with its working-time unit', () => {
  expect(durationWords('30m')).toBe('30 分钟（工作时间）')
  expect(durationWords('4h')).toBe('4 小时（工作时间）')
  expect(durationWords('15d')).toBe('15 天（工作时间）')
})
