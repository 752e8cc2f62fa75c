import { describe, expect, test } from 'vitest'
import { limitsOf } from '../../../domain/limits.ts'
import {
  daysOf,
  draftOf,
  isEntered,
  readDraft,
  withDay,
  withYear,
} from '../../../src/calendar-settings/limits-draft.ts'
import { communityFixture } from '../../support/community-fixture.ts'

const draft = draftOf(communityFixture)
const read = (change: Partial<typeof draft>) => readDraft({ ...draft, ...change }, '升级')

test('what is shown and not changed is read as it was', () => {
  expect(readDraft(draft, '升级')).toEqual({ ok: true, limits: limitsOf(communityFixture) })
})

test('the hours are said as on a clock', () => {
  expect([draft.from, draft.to]).toEqual(['08:30', '17:30'])
  expect(read({ from: '09:00', to: '18:15' })).toMatchObject({ limits: { calendar: { from: 540, to: 1095 } } })
})

describe('says what is to be put right', () => {
  test.each<[string, Partial<typeof draft>, object]>([
    ['a day that ends before it begins', { from: '18:00', to: '09:00' }, { problem: 'hours' }],
    ['no hour at all', { from: '' }, { problem: 'hours' }],
    ['nobody at work', { weekdays: [] }, { problem: 'weekdays' }],
    ['no length of time', { escalate: { amount: '0', unit: 'd' } }, { problem: 'duration', name: '升级' }],
    ['words for a number', { escalate: { amount: '两', unit: 'd' } }, { problem: 'duration', name: '升级' }],
  ])('%s', (_name, change, expected) => expect(read(change)).toMatchObject({ ok: false, ...expected }))
  test('by the name of the category', () => {
    const [first, ...rest] = draft.categories
    if (!first) throw new Error('the fixture has categories')
    const categories = [{ ...first, fix: { amount: '1.5', unit: 'h' as const } }, ...rest]
    expect(read({ categories })).toMatchObject({ problem: 'duration', name: first.name })
  })
})

describe('holidays', () => {
  test('the announced days of a year are entered beside one’s own', () => {
    const own = withDay(draft, '2026-12-24', false)
    expect(isEntered(own, 2026)).toBe(false)
    const filled = withYear(own, 2026)
    if (!filled) throw new Error('2026 is known')
    expect(isEntered(filled, 2026)).toBe(true)
    expect(filled.exceptions).toMatchObject({ '2026-10-01': false, '2026-10-10': true, '2026-12-24': false })
    expect(daysOf(filled, 2026).map(([day]) => day)).toEqual(Object.keys(filled.exceptions).sort())
    expect(withYear(draft, 2031)).toBeNull()
  })
  test('a day is taken out again', () => {
    expect(withDay(withDay(draft, '2027-02-06', true), '2027-02-06', null).exceptions).toEqual(draft.exceptions)
  })
})
